using FsCheck;
using FsCheck.Fluent;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>Whatever several people do in whatever order: one live holder at most, and no stale token is ever accepted.</summary>
public sealed class ClaimProperties
{
    public enum Deed
    {
        Take,
        Extend,
        Release,
        Skip,
        SetAside,
        ComeBack,
        HandOver,
        SendAway,
        Sleep,
    }

    private static readonly PersonId[] People = [ACase.Lin, ACase.Chen, new(Guid.Parse("00000000-0000-0000-0000-000000000016"))];

    // A deed, by whom, with which of the tokens they ever had, after how many minutes.
    private static readonly Gen<(Deed Deed, int Who, int Age, int Minutes)[]> Histories =
        (from deed in Gen.Elements(Enum.GetValues<Deed>())
         from who in Gen.Choose(0, 2)
         from age in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
         from minutes in Gen.Frequency((4, Gen.Choose(0, 12)), (1, Gen.Choose(29, 40)))
         select (deed, who, age, minutes)).ArrayOf();

    [Fact]
    public void There_is_one_live_holder_at_most_and_no_stale_token_is_accepted() =>
        Properties.Hold(Histories, Run, usually: 1_000);

    private static void Run((Deed Deed, int Who, int Age, int Minutes)[] history)
    {
        var (opened, rules) = (ACase.Opened(), ReviewRules.Default);
        var had = People.ToDictionary(p => p, _ => new List<ClaimToken> { default });
        // What must be so, kept apart from the case: whose it is, by which token, until when.
        (PersonId Who, ClaimToken Token, DateTimeOffset Until)? held = null;
        var last = 0L;
        foreach (var (deed, who, age, minutes) in history)
        {
            var now = opened.After(TimeSpan.FromMinutes(minutes)).Now;
            var person = People[who];
            var token = had[person][Math.Max(0, had[person].Count - 1 - age)];
            var live = held is { } h && now < h.Until;
            var mine = live && held!.Value.Who == person && held.Value.Token == token;
            var (aside, before) = (opened.Case.Aside, opened.Case.FallsBackTo);
            switch (deed)
            {
                case Deed.Take:
                    var taken = opened.Case.Take(person, ACase.NoInterests, ClaimOrigin.Picked, opened.World, now);
                    taken.IsDone.ShouldBe(live ? held!.Value.Who == person : aside is null || before == person);
                    if (taken.IsDone)
                    {
                        (live ? taken.Answer.Token == held!.Value.Token : taken.Answer.Token.Value > last).ShouldBeTrue("a new claim has a new token");
                        last = taken.Answer.Token.Value;
                        had[person].Add(taken.Answer.Token);
                        held = (person, taken.Answer.Token, now + rules.ClaimLasts);
                    }

                    break;
                case Deed.Extend:
                    opened.Case.Extend(person, token, rules, now).IsDone.ShouldBe(mine);
                    held = mine ? held!.Value with { Until = now + rules.ClaimLasts } : held;
                    break;
                case Deed.Release:
                    opened.Case.Release(person, token, now).IsDone.ShouldBe(mine);
                    held = mine ? null : held;
                    break;
                case Deed.Skip:
                    opened.Case.Skip(person, token, SkipReason.MissingData, rules, now).IsDone.ShouldBe(mine);
                    held = mine ? null : held;
                    break;
                case Deed.SetAside:
                    opened.Case.SetAside(person, token, AsideReason.EndOfDay, null, now.AddHours(1), rules, now).IsDone.ShouldBe(mine && now < opened.Case.DueAt.AddHours(-1));
                    held = opened.Case.State == CaseState.SetAside ? null : held;
                    break;
                case Deed.ComeBack:
                    opened.Case.ComeBack(now).IsDone.ShouldBe(aside?.Until <= now);
                    opened.Case.FallsBackTo.ShouldBe(before, "whose it is does not change by coming back");
                    break;
                case Deed.HandOver:
                    var to = new Successor(People[(who + 1) % People.Length], true, null, ACase.NoInterests);
                    var may = mine && opened.Case.Skips.All(s => s.Person != to.Person);
                    opened.Case.HandOver(person, token, to, "done", "open", rules, now).IsDone.ShouldBe(may);
                    (opened.Case.FallsBackTo == to.Person).ShouldBe(may || before == to.Person);
                    held = may ? null : held;
                    break;
                case Deed.SendAway:
                    opened.Case.ReturnToQueue(person, "person_away");
                    opened.Case.FallsBackTo.ShouldNotBe(person);
                    held = held?.Who == person ? null : held;
                    break;
                default:
                    break;
            }

            var holders = People.Where(p => had[p].Any(t => opened.Case.Holds(p, t, now) is null)).ToList();
            holders.ShouldBe(held is { } holder && now < holder.Until ? [holder.Who] : []);
            (opened.Case.State == CaseState.SetAside).ShouldBe(opened.Case.Aside is not null);
        }
    }
}
