using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Api;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Signals;
using ReviewConsole.Features.Verification;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Support;

/// <summary>What people do with a case, by the program's own deeds; each step fails the test when it is refused.</summary>
internal static class CaseSteps
{
    private const string Approval =
        "You came to our counter with your document, and the clerk found it in order. The attempts in June fit the password you had just changed yourself.";

    private const string Denial =
        "We laid your explanation beside the record of 30 June: the nine attempts came from a network abroad within four minutes, a day before "
        + "your change of password. The letter to your address on file came back with other digits than we had sent, so we could not confirm the owner.";

    /// <summary>Lets an appeal in that opens a case.</summary>
    public static async Task<CaseId> OpenAsync(this DataWorld world, AnAppeal? appeal = null) =>
        (await world.DoneAsync(Actor.Platform, new OpenCase((appeal ?? new AnAppeal()).Message()))).Case;

    /// <summary>Takes the case.</summary>
    public static async Task<ClaimToken> ClaimAsync(this DataWorld world, Actor person, CaseId id) =>
        (await world.DoneAsync(person, new ClaimCase(id))).Token;

    /// <summary>Offers a route and records how it ended.</summary>
    public static async Task CheckAsync(this DataWorld world, Actor person, CaseId id, ClaimToken token, string route, CheckState result)
    {
        var check = await world.DoneAsync(person, new OfferRoute(id, token, route));
        await world.DoneAsync(person, new RecordCheck(id, token, new CheckRecord(check, result, "seen at the counter", "ref-1")));
    }

    /// <summary>Takes the case, sees the document at the counter, approves.</summary>
    public static async Task<DecisionId> ApproveAsync(this DataWorld world, Actor person, CaseId id, DecisionProposal? proposal = null)
    {
        var token = await world.ClaimAsync(person, id);
        await world.CheckAsync(person, id, token, "in_person", CheckState.Passed);
        return await world.DoneAsync(person, new DecideCase(id, token, proposal ?? ToApprove()));
    }

    /// <summary>Takes the case, confirms its one signal, sees the letter fail, denies.</summary>
    public static async Task<DecisionId> DenyAsync(this DataWorld world, Actor person, CaseId id)
    {
        var token = await world.ClaimAsync(person, id);
        await world.DoneAsync(person, new OpenEvidence(id, 0));
        await world.DoneAsync(person, new SetFinding(id, token, 0, Finding.Confirmed, "The nine attempts came before the change you name."));
        await world.CheckAsync(person, id, token, "postal_code", CheckState.Failed);
        return await world.DoneAsync(person, new DecideCase(id, token, ToDeny()));
    }

    /// <summary>An approval of a case whose owner was seen.</summary>
    public static DecisionProposal ToApprove() => new()
    {
        Outcome = Outcome.Approve,
        Grounds = [new GroundStatement("A1")],
        Conditions = [new ConditionTerm("C2")],
        Justification = Approval,
        InternalNote = "Seen by the clerk.",
        Rule = new RuleCitation("ATO-11", "2025-02"),
    };

    /// <summary>A denial of a case whose letter failed.</summary>
    public static DecisionProposal ToDeny() => new()
    {
        Outcome = Outcome.Deny,
        Grounds = [new GroundStatement("D3"), new GroundStatement("D4", "The digits of the letter differ from those sent.")],
        Justification = Denial,
        InternalNote = "Letter failed, attempts abroad.",
        Rule = new RuleCitation("ATO-11", "2025-02"),
        Evidence = [new CheckedEvidence("The letter", "Compared with what was sent")],
    };

    /// <summary>Gives a program of the platform a key, and says how it acts.</summary>
    public static async Task<ApiClient> ConnectAsync(this DataWorld world, string name, params IReadOnlyList<ApiScope> scopes) =>
        new(await world.DoneAsync(Actor.Operator, new AddKey(new WantedKey(name, scopes.Count > 0 ? scopes : ApiScopes.All), "rc_live_…", Guid.NewGuid().ToString("N"))), name);
}
