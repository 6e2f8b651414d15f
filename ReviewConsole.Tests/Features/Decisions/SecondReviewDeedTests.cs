using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.Signals;
using ReviewConsole.Features.Team;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Decisions;

public sealed class SecondReviewDeedsOnSqliteTests : SecondReviewDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class SecondReviewDeedsOnPostgresTests(PostgresServer server) : SecondReviewDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}

/// <summary>A denial that one person is not enough for, by the program's own deeds, as it is stored.</summary>
public abstract class SecondReviewDeedTests : DataTests
{
    [Fact]
    public async Task Both_agree_and_the_platform_is_told_once()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var id = await ProposedAsync(lin);
        (await OutboxAsync()).ShouldBe(0, "nothing is decided yet");

        (await JudgedAsync(chen, id, Finding.Confirmed, SecondSteps.Same)).ShouldBe(CaseState.Decided);

        var stored = await World.CaseAsync(id);
        (stored.Decided!.DecidedBy, stored.Decided.SecondedBy).ShouldBe((lin.Person!.Value, chen.Person!.Value));
        (await OutboxAsync()).ShouldBe(1);
        (await World.ReadAsync(db => db.Drafts.CountAsync())).ShouldBe(0);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task They_disagree_and_a_lead_who_did_neither_decides()
    {
        var (lin, chen, lead) = (await World.ReaderAsync(), await World.ReaderAsync(), await World.AddPersonAsync(Role.Lead, p => p.Reads = "en"));
        var id = await ProposedAsync(lin);
        (await JudgedAsync(chen, id, Finding.Wrong, SecondSteps.Other)).ShouldBe(CaseState.LeadReview);

        (await World.NextAsync(chen)).ShouldBeNull("who judged is not handed it");
        (await World.NextAsync(await World.ReaderAsync())).ShouldBeNull("and no reviewer is");
        var token = (await World.NextAsync(lead))!.Claim!.Token;
        await LookAsync(lead, id, token, Finding.Confirmed);
        await World.DoneAsync(lead, new DecideCase(id, token, SecondSteps.Grave));

        (await World.CaseAsync(id)).Decided!.DecidedBy.ShouldBe(lead.Person!.Value);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_handed_to_another_than_who_judged_first()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var id = await ProposedAsync(lin);

        (await World.NextAsync(lin)).ShouldBeNull();
        (await World.NextAsync(chen))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_deputy_decides_where_two_disagree_until_the_date()
    {
        var (lin, chen, zhao, lead) = (await World.ReaderAsync(), await World.ReaderAsync(), await World.ReaderAsync(), await World.AddPersonAsync(Role.Lead, p => p.Reads = "en"));
        var id = await ProposedAsync(lin);
        await JudgedAsync(chen, id, Finding.Wrong, SecondSteps.Other);
        (await World.DoAsync(zhao, new ClaimCase(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("lead_needed");

        await World.DoneAsync(lead, new TrustPerson(zhao.Person!.Value, IsExperienced: true, World.Clock.Now.AddDays(2)));
        var token = await World.ClaimAsync(zhao, id);
        await World.DoneAsync(zhao, new ReleaseCase(id, token));
        World.Clock.GoOn(TimeSpan.FromDays(2));

        (await World.DoAsync(zhao, new ClaimCase(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("lead_needed");
    }

    [Fact]
    public async Task Nobody_says_of_themselves_what_they_are_trusted_with_and_no_deputy_stands_in_for_ever()
    {
        var (lin, lead) = (await World.ReaderAsync(), await World.AddPersonAsync(Role.Lead, p => p.Reads = "en"));

        (await World.DoAsync(lead, new TrustPerson(lead.Person!.Value, true, null))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("trust_own");
        foreach (var days in new[] { -1, TrustPerson.LongestDays + 1 })
        {
            (await World.DoAsync(lead, new TrustPerson(lin.Person!.Value, true, World.Clock.Now.AddDays(days)))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("trust_deputy");
        }
    }

    [Fact]
    public async Task A_beginners_first_denials_are_looked_at_until_a_lead_knows_better()
    {
        var (lin, lead) = (await World.AddPersonAsync(Role.Reviewer, p => (p.IsExperienced, p.Reads) = (false, "en")), await World.AddPersonAsync(Role.Lead, p => p.Reads = "en"));
        var id = await World.OpenAsync();
        var token = await World.ClaimAsync(lin, id);
        await LookAsync(lin, id, token, Finding.Confirmed);
        await World.CheckAsync(lin, id, token, "postal_code", CheckState.Failed);
        var refused = (await World.DoAsync(lin, new DecideCase(id, token, CaseSteps.ToDeny()))).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Values["why"]).ShouldBe(("second_review_needed", "new"));

        await World.DoneAsync(lead, new TrustPerson(lin.Person!.Value, IsExperienced: true, null));

        await World.DoneAsync(lin, new DecideCase(id, token, CaseSteps.ToDeny()));
    }

    [Fact]
    public async Task What_was_judged_and_edited_in_the_database_is_found_at_its_fact()
    {
        var (lin, chen) = (await World.ReaderAsync(), await World.ReaderAsync());
        var id = await ProposedAsync(lin);
        await JudgedAsync(chen, id, Finding.Wrong, SecondSteps.Other);
        var number = (await World.CaseAsync(id)).Number.Value;
        var places = (await World.FactsAsync(number)).Where(f => JudgementFact.Kinds.Contains(f.Kind)).Select(f => f.Sequence).ToList();

        foreach (var (at, change) in new (int, Func<Judgement, Judgement>)[]
        {
            (0, j => j with { Proposal = j.Proposal with { Justification = "Another text." } }),
            (0, j => j with { By = chen.Person!.Value }),
            (1, j => j with { Proposal = j.Proposal with { Outcome = Outcome.Deny } }),
            (1, j => j with { Agrees = true }),
            (1, j => j with { Findings = [] }),
            (1, j => j with { EndedAt = j.At }),
        })
        {
            var held = (await World.CaseAsync(id)).Judgements;
            await WriteAsync(id, [.. held.Select((j, place) => place == at ? change(j) : j)]);
            (await World.Verifier.VerifyAsync()).Bad.ShouldBe(new(number, places[at], "judgement_changed"));
            await WriteAsync(id, held);
        }

        await WriteAsync(id, []);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBe(new(number, places[0], "judgement_missing"));
    }

    private async Task<CaseId> ProposedAsync(Actor by)
    {
        var id = await World.OpenAsync();
        var token = await World.ClaimAsync(by, id);
        await LookAsync(by, id, token, Finding.Confirmed);
        await World.CheckAsync(by, id, token, "postal_code", CheckState.Failed);
        await World.DoneAsync(by, new ProposeDecision(id, token, SecondSteps.Grave));
        return id;
    }

    private async Task<CaseState> JudgedAsync(Actor by, CaseId id, Finding finding, DecisionProposal judgement)
    {
        var token = await World.ClaimAsync(by, id);
        await LookAsync(by, id, token, finding);
        return await World.DoneAsync(by, new JudgeCase(id, token, judgement));
    }

    private async Task LookAsync(Actor by, CaseId id, ClaimToken token, Finding finding)
    {
        await World.DoneAsync(by, new OpenEvidence(id, 0));
        await World.DoneAsync(by, new SetFinding(id, token, 0, finding, "The nine attempts came before the change you name."));
    }

    private Task<int> OutboxAsync() => World.ReadAsync(db => db.Outbox.CountAsync(m => m.Type == "case.decided"));

    // Past the door, as somebody with the database's password could.
    private async Task WriteAsync(CaseId id, IReadOnlyList<Judgement> judgements)
    {
        await using var db = World.Open();
        var stored = await db.Cases.SingleAsync(c => c.Id == id);
        db.Entry(stored).Property(c => c.Judgements).CurrentValue = judgements;
        await db.SaveChangesAsync();
    }
}
