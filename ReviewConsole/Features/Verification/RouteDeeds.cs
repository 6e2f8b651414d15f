using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Verification;

/// <summary>Offers a route to the appellant. Needs the claim.</summary>
internal sealed record OfferRoute(CaseId Case, ClaimToken Token, string Route) : CaseDeed<CheckId>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<CheckId>> DoAsync(Case subject, DeedScope scope)
    {
        var offered = subject.Offer(Route, new CheckId(Guid.CreateVersion7()), scope.Me.Id, Token, scope.World, scope.Now);
        if (offered.IsDone)
        {
            Tell(scope, subject, offered.Answer);
        }

        return Task.FromResult(offered);
    }

    /// <summary>Asks the platform to carry the check out; what it is about is fetched by its id.</summary>
    internal static void Tell(DeedScope scope, Case subject, CheckId id)
    {
        var check = subject.Checks.Single(c => c.Id == id);
        scope.Send("check.requested", subject, new { caseNumber = subject.Number.Value, appealId = subject.LatestAppeal, checkId = id.Value, route = check.Route, openUntil = check.OpenUntil });
    }
}

/// <summary>Offers the two best routes over different channels that may be offered now. Needs the claim.</summary>
internal sealed record OfferBestRoutes(CaseId Case, ClaimToken Token) : CaseDeed<IReadOnlyList<CheckId>>(Case)
{
    private const int HowMany = 2;

    public override May Needs => May.WorkCases;

    protected override Task<Result<IReadOnlyList<CheckId>>> DoAsync(Case subject, DeedScope scope)
    {
        var best = subject.Routes(scope.World.Catalogue, scope.World.Rules, scope.Now)
            .Where(r => r.CanBeOffered && !r.Route.Passive && r.Route.Code != VerificationPolicy.Waiting)

            // Of those that carry something, the catalogue's order: the quick and easy before a visit.
            .OrderByDescending(r => r.Strength >= Strength.Medium)
            .DistinctBy(r => r.Route.Channel, StringComparer.Ordinal)
            .Take(HowMany)
            .Select(r => r.Route.Code)
            .ToList();
        if (best.Count == 0)
        {
            return Task.FromResult<Result<IReadOnlyList<CheckId>>>(Refusal.On("routes", "nothing_to_offer"));
        }

        var offered = best.Select(code => subject.Offer(code, new CheckId(Guid.CreateVersion7()), scope.Me.Id, Token, scope.World, scope.Now)).ToList();
        var refused = offered.FirstOrDefault(o => !o.IsDone);
        offered.Where(o => refused is null && o.IsDone).ToList().ForEach(o => OfferRoute.Tell(scope, subject, o.Answer));
        return Task.FromResult(refused is null
            ? Result<IReadOnlyList<CheckId>>.Of([.. offered.Select(o => o.Answer)])
            : Result<IReadOnlyList<CheckId>>.Refused(refused.Refusals));
    }
}

/// <summary>Says that the appellant took a route up. Needs the claim.</summary>
internal sealed record SendCheck(CaseId Case, ClaimToken Token, CheckId Check) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.Send(Check, scope.Me.Id, Token, scope.Now));
}

/// <summary>Records by hand how a check ended. Needs the claim.</summary>
internal sealed record RecordCheck(CaseId Case, ClaimToken Token, CheckRecord Record) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.Record(Record, scope.Me.Id, Token, scope.World, scope.Now));
}

/// <summary>Lets the case wait for its open checks; it stays the holder's next. Needs the claim.</summary>
internal sealed record WaitForCheck(CaseId Case, ClaimToken Token) : CaseDeed<Done>(Case)
{
    public override May Needs => May.WorkCases;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.WaitForCheck(scope.Me.Id, Token, scope.Now));
}
