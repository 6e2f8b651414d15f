using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Api;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Intake;

/// <summary>An appeal that is to open a case together with others.</summary>
/// <param name="Open">The appeal.</param>
/// <param name="Once">The request it came by; null where it came by none.</param>
internal sealed record WantedCase(OpenCase Open, OnceDeed<IntakeAnswer>? Once = null);

/// <summary>
/// Opens the cases of many appeals at once: what one appeal asks of the database is asked once for all. Leaves alone what is not simply new, and refuses the whole
/// where one would be refused (<c>face_only_route</c>); such appeals are brought one by one (<see cref="OpenCase"/>), which says of each what became of it.
/// </summary>
/// <param name="Appeals">The appeals, read and checked; no two about the same appeal or restriction.</param>
internal sealed record OpenMany(IReadOnlyList<WantedCase> Appeals) : Deed<IReadOnlyList<IntakeAnswer?>>
{
    /// <inheritdoc/>
    public override May Needs => May.Import;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names => [.. Appeals.SelectMany(a => a.Once?.Names ?? a.Open.Names)];

    /// <inheritdoc/>
    public override async Task<Result<IReadOnlyList<IntakeAnswer?>>> DoAsync(DeedScope scope)
    {
        var fresh = await FreshAsync(scope);
        var answers = new IntakeAnswer?[Appeals.Count];
        if (fresh.Count == 0)
        {
            return answers;
        }

        var id = await scope.NextAsync("case-id", fresh.Count);
        var number = await scope.NextAsync($"case-{scope.Now.Year}", fresh.Count);
        foreach (var (nth, at) in fresh.Index())
        {
            var opened = Appeals[at].Open.Open(scope, new CaseId(id + nth), CaseNumber.Of(scope.Now.Year, number + nth));
            if (!opened.IsDone)
            {
                return Result<IReadOnlyList<IntakeAnswer?>>.Refused(opened.Refusals);
            }

            var answer = new IntakeAnswer(IntakeKind.Opened, opened.Answer.Id, opened.Answer.Number);
            answers[at] = answer;
            if (Appeals[at].Once is { } once)
            {
                once.Keep(scope, once.Say(answer));
            }
        }

        return answers;
    }

    // Neither the appeal is known nor its restriction, nor the request; and no signal waits for its account.
    private async Task<IReadOnlyList<int>> FreshAsync(DeedScope scope)
    {
        var messages = Appeals.Select(a => a.Open.Message).ToList();
        var (appeals, restrictions) = (messages.ConvertAll(m => m.AppealId), messages.ConvertAll(m => m.Restriction.Id));
        var accounts = messages.ConvertAll(m => Whose.Of(m.Account));
        var whose = accounts.SelectMany(w => w).Distinct(StringComparer.Ordinal).ToList();
        var known = await scope.Db.Appeals.AsNoTracking().Where(a => appeals.Contains(a.AppealId)).Select(a => a.AppealId).ToHashSetAsync(StringComparer.Ordinal, scope.Stop);
        var cases = await scope.Db.Cases.AsNoTracking().Where(c => restrictions.Contains(c.RestrictionId)).Select(c => c.RestrictionId).ToHashSetAsync(StringComparer.Ordinal, scope.Stop);
        var waiting = await scope.Db.KeptSignals.AsNoTracking().Where(s => whose.Contains(s.Whose)).Select(s => s.Whose).ToHashSetAsync(StringComparer.Ordinal, scope.Stop);
        var answered = await AnsweredAsync(scope);
        return [.. Enumerable.Range(0, Appeals.Count).Where(at =>
            !known.Contains(messages[at].AppealId) && !cases.Contains(messages[at].Restriction.Id) && !accounts[at].Any(waiting.Contains)
            && (Appeals[at].Once is not { } once || !answered.Contains((once.Request.Caller.Client.Name, once.Request.Key))))];
    }

    private async Task<HashSet<(string Client, string Key)>> AnsweredAsync(DeedScope scope)
    {
        var keys = Appeals.Select(a => a.Once?.Request.Key).OfType<string>().ToList();
        var answered = keys.Count == 0 ? [] : await scope.Db.ApiAnswers.AsNoTracking().Where(a => keys.Contains(a.Key)).Select(a => new { a.Client, a.Key }).ToListAsync(scope.Stop);
        return [.. answered.Select(a => (a.Client, a.Key))];
    }
}
