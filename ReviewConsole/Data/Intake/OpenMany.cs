using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Intake;

/// <summary>
/// Opens the cases of many appeals at once: what one appeal asks of the database is asked once for all. Leaves alone what is not simply new, and refuses the whole
/// where one would be refused (<c>face_only_route</c>); such appeals are brought one by one (<see cref="OpenCase"/>), which says of each what became of it.
/// </summary>
/// <param name="Messages">The appeals, read and checked; no two about the same appeal or restriction.</param>
public sealed record OpenMany(IReadOnlyList<OpenCase> Messages) : Deed<IReadOnlyList<IntakeAnswer?>>
{
    /// <inheritdoc/>
    public override May Needs => May.Import;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names => [.. Messages.SelectMany(m => m.Names)];

    /// <inheritdoc/>
    public override async Task<Result<IReadOnlyList<IntakeAnswer?>>> DoAsync(DeedScope scope)
    {
        var fresh = await FreshAsync(scope);
        var answers = new IntakeAnswer?[Messages.Count];
        if (fresh.Count == 0)
        {
            return answers;
        }

        var id = await scope.NextAsync("case-id", fresh.Count);
        var number = await scope.NextAsync($"case-{scope.Now.Year}", fresh.Count);
        foreach (var (nth, at) in fresh.Index())
        {
            var opened = Messages[at].Open(scope, new CaseId(id + nth), CaseNumber.Of(scope.Now.Year, number + nth));
            if (!opened.IsDone)
            {
                return Result<IReadOnlyList<IntakeAnswer?>>.Refused(opened.Refusals);
            }

            answers[at] = opened.Answer;
        }

        return answers;
    }

    // Neither the appeal is known nor its restriction.
    private async Task<IReadOnlyList<int>> FreshAsync(DeedScope scope)
    {
        var (appeals, restrictions) = (Messages.Select(m => m.Message.AppealId).ToList(), Messages.Select(m => m.Message.Restriction.Id).ToList());
        var known = await scope.Db.Appeals.AsNoTracking().Where(a => appeals.Contains(a.AppealId)).Select(a => a.AppealId).ToHashSetAsync(StringComparer.Ordinal, scope.Stop);
        var cases = await scope.Db.Cases.AsNoTracking().Where(c => restrictions.Contains(c.RestrictionId)).Select(c => c.RestrictionId).ToHashSetAsync(StringComparer.Ordinal, scope.Stop);
        return [.. Messages.Index().Where(m => !known.Contains(m.Item.Message.AppealId) && !cases.Contains(m.Item.Message.Restriction.Id)).Select(m => m.Index)];
    }
}
