using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>Gives a case to somebody; from whoever has it, it is taken.</summary>
/// <param name="Case">Which case.</param>
/// <param name="To">Who gets it; null when nobody was chosen, which is refused.</param>
/// <param name="Reason">Why, where it goes over their cap or away from somebody.</param>
internal sealed record AssignCase(CaseId Case, PersonId? To, string? Reason) : CaseDeed<Done>(Case)
{
    public override May Needs => May.Assign;

    // Until the commit they are neither shut out nor sent away, or the case would be theirs and unassigned.
    public override IReadOnlyList<PersonId> Gives => To is { } to ? [to] : [];

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope)
    {
        var load = To is { } to ? await scope.Db.LoadAsync(to, scope.World.Rules, scope.Stop) : default;
        return subject.Assign(await scope.SuccessorAsync(To), load, Reason, scope.World.Rules, scope.Now);
    }
}

/// <summary>Takes a case off whoever has it, for everybody.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Reason">Why; both read it.</param>
internal sealed record TakeBackCase(CaseId Case, string? Reason) : CaseDeed<Done>(Case)
{
    public override May Needs => May.Assign;

    protected override Task<Result<Done>> DoAsync(Case subject, DeedScope scope) =>
        Task.FromResult(subject.TakeFromHolder(Reason, scope.World.Rules, scope.Now));
}
