using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Notices;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Cases;

/// <content>Deciding in writing.</content>
public sealed partial class Case
{
    /// <summary>
    /// Decides the round. Refused with every broken rule at once; the case is left as it was. Done, the notice is rendered and kept
    /// exactly as sent.
    /// </summary>
    /// <param name="proposal">What is to be decided.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="token">The decider's claim.</param>
    /// <param name="id">A fresh id.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant of the deed (UTC).</param>
    public Result<Decision> Decide(DecisionProposal proposal, Decider decider, ClaimToken token, DecisionId id, CaseWorld world, DateTimeOffset now)
    {
        if ((Holds(decider.Person, token, now) ?? BarredFor(decider.Person, decider.DeclaredAccounts)) is { } notYours)
        {
            return notYours;
        }

        // The second person judges; a decision comes of it only when both are compared.
        if (State == CaseState.SecondReview)
        {
            return Refusal.Of("illegal_move", ("from", Snake(State)), ("to", Snake(CaseState.Decided)));
        }

        proposal = Decided is null ? proposal with { SupersedeReason = null } : proposal;
        var broken = Broken(proposal, decider, world, now);
        if (broken.Count > 0)
        {
            return Result<Decision>.Refused(broken);
        }

        if (State != CaseState.Decided && Move(CaseState.Decided) is { } illegal)
        {
            return illegal;
        }

        LeaveUntested();
        return Made(proposal, decider, null, token, id, world, now);
    }

    // Nothing speaks against it any more.
    private Decision Made(DecisionProposal proposal, Decider decider, Decider? second, ClaimToken token, DecisionId id, CaseWorld world, DateTimeOffset now)
    {
        var situation = Situation(decider, world, now);
        var findings = FindingsNow;
        var own = OwnWords.Normalise(OwnWords.Of(proposal.Justification, situation.BuiltSentences));
        var before = _decisions.Where(d => d.Round == Round).MaxBy(d => d.DecidedAt)?.Id ?? default;
        var notice = NoticeComposer.Compose(proposal, Material(world, now), decider.Name, second?.Name);
        var decision = Decision.Make(id, Id, Round, before, proposal, Context(world, now), findings, situation.Reached.Path, Shield.Of(proposal.Outcome, findings, world.Rules, now), own,
            notice, decider.Person, second?.Person, now, world.Catalogue.Version);
        _decisions.Add(decision);
        (Claim, NextMessageAt) = (null, null);
        _facts.Add(DecisionFact.Of(decision, token));
        return decision;
    }

    private DecisionContext Context(CaseWorld world, DateTimeOffset now) => new(
        ReceivedAt, Restriction.ImposedAt, Claim?.Origin == ClaimOrigin.Picked, DeclinesFace,
        HumanAskedAt is { } asked ? (HumanAnsweredAt ?? now) <= world.Calendar.EndOfWorkingDay(asked, world.Rules.Service.HumanWorkingDays) : null,
        [
            .. ChecksOfRound.Where(c => c.EndedAt is not null).Select(c => new WayTried(c.Route, c.State, Math.Max(0, (int)(c.EndedAt!.Value - c.OfferedAt).TotalHours))
            {
                IsFace = world.Catalogue.Route(c.Route)?.IsFace == true,
            }),
        ]);

    /// <summary>Every rule the proposal would break now; the screen shows them before anybody submits.</summary>
    public IReadOnlyList<Refusal> Broken(DecisionProposal proposal, Decider decider, CaseWorld world, DateTimeOffset now) =>
        DecisionRules.Check(proposal, Situation(decider, world, now));

    /// <summary>Every ground of the proposal's outcome, with why those are closed that nothing found so far supports.</summary>
    public IReadOnlyList<GroundStanding> Grounds(DecisionProposal proposal, Decider decider, CaseWorld world, DateTimeOffset now) =>
        GroundStandings.Of(proposal, Situation(decider, world, now));

    /// <summary>What to know about the text while it is written.</summary>
    public IReadOnlyList<Lint> Lints(DecisionProposal proposal, Decider decider, CaseWorld world, DateTimeOffset now) =>
        JustificationLints.Of(proposal, Situation(decider, world, now));

    /// <summary>The statement of reasons as it would be sent; untested findings are shown as such.</summary>
    /// <param name="proposal">What is to be decided.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="world">Catalogue, numbers and calendar in force.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <param name="readIn">A reader's language instead of the appellant's, for the fixed parts; what people wrote stays as written. Never what is sent.</param>
    /// <param name="greets">The name as a reader may see it; null for the name itself, which is what is sent.</param>
    public Notice Notice(DecisionProposal proposal, Decider decider, CaseWorld world, DateTimeOffset now, string? readIn = null, string? greets = null)
    {
        var material = Material(world, now);
        return NoticeComposer.Compose(
            proposal,
            material with { Language = readIn ?? material.Language, Account = greets is null ? material.Account : material.Account with { DisplayName = greets } },
            decider.Name);
    }

    /// <summary>The sentences a justification that promises this is started from, in the appellant's language.</summary>
    public string Skeleton(PromisedEffect effect, CaseWorld world, DateTimeOffset now) => SkeletonText.Build(effect, Material(world, now));

    private DecisionSituation Situation(Decider decider, CaseWorld world, DateTimeOffset now) => new()
    {
        Restriction = Restriction,
        Harm = Harm,
        Round = Round,
        Supersedes = Decided is not null,
        JudgedByTwo = JudgementsNow.Count == 2,
        SecondDemanded = SecondDemand is not null,
        IsNew = decider.IsNew,
        Language = Language,
        Signals = Signals,
        Checks = ChecksOfRound,
        Routes = Routes(world.Catalogue, world.Rules, now),
        Decider = decider.Person,
        Picked = Claim?.Origin != ClaimOrigin.HandedOut,
        Recent = decider.Recent,
        Silence = Thread?.Silence,
        Reminders = Thread?.Reminders.Count ?? 0,
        BuiltSentences = SkeletonText.Everything(Material(world, now)),
        EffectSentences = Enum.GetValues<PromisedEffect>().ToDictionary(o => o, o => SkeletonText.OnlyFor(o, Material(world, now))),
        Catalogue = world.Catalogue,
        Rules = world.Rules,
        Zone = world.Calendar.Zone,
        Now = now,
    };

    private NoticeMaterial Material(CaseWorld world, DateTimeOffset now) => new()
    {
        Number = Number,
        Account = Account,
        Restriction = Restriction,
        Language = Language,
        ReceivedAt = ReceivedAt,
        Signals = Signals,
        Checks = ChecksOfRound,
        Routes = Routes(world.Catalogue, world.Rules, now),
        Rights = [.. _rights.Where(r => r.IsWaiting).Select(r => r.Kind)],
        Round = Round,
        Catalogue = world.Catalogue,
        Zone = world.Calendar.Zone,
        SupersededAt = Decided?.DecidedAt,
        Shield = Shield.Of(Outcome.Approve, FindingsNow, world.Rules, now),
        Silence = Thread?.Silence,
        Now = now,
    };

    private List<FindingRecord> FindingsNow => [.. Signals.Select(s => new FindingRecord(s.Ordinal, s.Code, s.Finding ?? Finding.Untested, s.Reply) { IsContested = !string.IsNullOrWhiteSpace(s.Answer) })];
}

/// <summary>Who decides, and what the rules need to know of them.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">How the appellant is told; never a real name.</param>
/// <param name="DeclaredAccounts">Accounts they declared an interest in.</param>
/// <param name="Recent">What they wrote lately.</param>
public sealed record Decider(PersonId Person, ReviewerName Name, IReadOnlySet<string> DeclaredAccounts, RecentTexts Recent)
{
    /// <summary>True while their denials are still looked at by a second person because they are new.</summary>
    public bool IsNew { get; init; }
}
