using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

public sealed class SkippingTests
{
    private static readonly PersonId[] People = [ACase.Lin, ACase.Chen, new(Guid.Parse("00000000-0000-0000-0000-000000000016")), new(Guid.Parse("00000000-0000-0000-0000-000000000017"))];

    [Fact]
    public void Skipping_gives_the_case_back_and_leaves_the_reason()
    {
        var held = ACase.Taken();
        held.Case.TakeFacts();

        Skip(held, SkipReason.MissingData).IsDone.ShouldBeTrue();

        held.Case.State.ShouldBe(CaseState.Queued);
        held.Case.Claim.ShouldBeNull();
        var fact = held.Case.TakeFacts().ShouldHaveSingleItem();
        (fact.Kind, fact.Codes["reason"]).ShouldBe((FactKinds.Skipped, "missing_data"));
    }

    [Fact]
    public void A_day_that_was_too_hard_leaves_what_any_release_leaves_and_counts_nowhere()
    {
        var (hard, released) = (ACase.Taken(), ACase.Taken());
        hard.Case.TakeFacts();
        released.Case.TakeFacts();

        Skip(hard, SkipReason.TooHardToday).IsDone.ShouldBeTrue();
        released.Case.Release(ACase.Lin, released.Token, released.Now).IsDone.ShouldBeTrue();

        var (one, other) = (hard.Case.TakeFacts().ShouldHaveSingleItem(), released.Case.TakeFacts().ShouldHaveSingleItem());
        one.Kind.ShouldBe(other.Kind);
        one.Codes.ShouldBe(other.Codes);
        one.Personal.ShouldBe(other.Personal);
        hard.Case.Skips.ShouldBeEmpty();
        hard.Case.State.ShouldBe(CaseState.Queued);
    }

    [Theory]
    [InlineData(null)]
    [InlineData((SkipReason)99)]
    public void Without_a_reason_nothing_happens(SkipReason? reason)
    {
        var held = ACase.Taken();

        Skip(held, reason).Refusals.ShouldHaveSingleItem().ToString().ShouldBe("skip_reason_missing on skip");

        held.Case.Claim.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(SkipReason.Language)]
    [InlineData(SkipReason.TooHardToday)]
    public void Only_who_holds_it_can_give_it_back(SkipReason reason)
    {
        var held = ACase.Taken();

        held.Case.Skip(ACase.Chen, default, reason, held.World.Rules, held.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not_claimed");
        held.After(held.World.Rules.ClaimLasts);
        Skip(held, reason).Refusals.ShouldHaveSingleItem().Code.ShouldBe("claim_lost");
    }

    [Fact]
    public void The_third_person_who_gives_it_back_puts_it_before_a_lead_once()
    {
        var subject = ACase.Opened();
        var told = new List<bool>();
        foreach (var person in People)
        {
            subject.TakenBy(person);
            Skip(subject, SkipReason.NeedsSpecialist);
            told.Add(subject.Case.TakeFacts().Any(f => f.Kind == FactKinds.PutBeforeLead));
        }

        told.ShouldBe([false, false, true, false]);
        subject.Case.BeforeLead.ShouldBeTrue();
    }

    [Fact]
    public void The_same_person_counts_once_and_a_day_that_was_too_hard_never()
    {
        var subject = ACase.Opened();
        foreach (var (person, reason) in new[]
        {
            (People[0], SkipReason.MissingData), (People[0], SkipReason.Language), (People[1], SkipReason.TooHardToday), (People[2], SkipReason.TooHardToday),
            (People[3], SkipReason.MissingData),
        })
        {
            subject.TakenBy(person);
            Skip(subject, reason);
        }

        subject.Case.Skips.ShouldBe([new CaseSkip(People[0], SkipReason.Language), new CaseSkip(People[3], SkipReason.MissingData)]);
        subject.Case.BeforeLead.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-07-13T02:00:00Z", "2026-07-13T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-13T15:59:59Z", "2026-07-13T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-13T16:00:00Z", "2026-07-14T16:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T20:00:00Z", "2026-10-24T22:00:00Z")]
    [InlineData("America/Santiago", "2026-09-05T20:00:00Z", "2026-09-06T04:00:00Z")]
    public void After_a_day_that_was_too_hard_it_is_offered_again_from_the_persons_next_day_on(string zone, string now, string again) =>
        SkipRules.OfferedAgain(SkipReason.TooHardToday, TimeZoneInfo.FindSystemTimeZoneById(zone), At(now)).ShouldBe(At(again));

    [Fact]
    public void For_any_other_reason_it_is_not_offered_again()
    {
        foreach (var reason in Enum.GetValues<SkipReason>().Except([SkipReason.TooHardToday]))
        {
            SkipRules.OfferedAgain(reason, TimeZoneInfo.Utc, AnAppeal.Now).ShouldBeNull();
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Result<Done> Skip(ACase of, SkipReason? reason) => of.Case.Skip(of.Reviewer, of.Token, reason, of.World.Rules, of.Now);
}
