using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;

namespace ReviewConsole.Features.Cases.Palette;

/// <summary>Cases that a pasted text means.</summary>
/// <param name="Lines">The first of them, masked.</param>
/// <param name="More">There are more than these.</param>
/// <param name="Text">The text, as the queue would be searched for it; null when it names the cases otherwise (a restriction, an appeal).</param>
public sealed record FoundCases(IReadOnlyList<FoundCase> Lines, bool More, string? Text);

/// <summary>A case and its account, which addresses need and nobody is shown.</summary>
public sealed record FoundCase(QueueLine Line, string AccountId);

/// <summary>
/// Finds cases by whatever names them: number, account, name, e-mail, phone (as the queue's search does), restriction, appeal. Every way
/// is an index; who may ask is the caller's to know.
/// </summary>
public sealed class CaseFinder(QueueQuery queue, IDbContextFactory<ReviewDb> databases)
{
    /// <summary>Cases shown at most.</summary>
    public const int Most = 6;

    private const int LongestId = 200;

    /// <summary>The cases of a text.</summary>
    public async Task<FoundCases> FindAsync(string typed, PersonId me, DateTimeOffset now, CancellationToken stop = default)
    {
        // Full-width letters and digits, as an input method may leave them, mean the plain ones.
        var text = string.Concat(typed.EnumerateRunes()).Normalize(NormalizationForm.FormKC).Trim();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (text.Length is > 1 and <= LongestId && await NamedAsync(db, text, stop) is { } named)
        {
            return new FoundCases(await WithAccountsAsync(db, [named], stop), More: false, Text: null);
        }

        var filter = new CaseFilter { View = CaseView.All, Text = text };
        if (filter.Text is null || SearchWords.Of(filter.Text, now.Year) is null)
        {
            return new FoundCases([], More: false, Text: null);
        }

        var page = await queue.ReadAsync(new QueueAddress(filter), me, now, stop);
        return new FoundCases(await WithAccountsAsync(db, [.. page.Lines.Take(Most).Select(l => l.Id)], stop), page.Lines.Count > Most, filter.Text);
    }

    /// <summary>These cases, in this order; numbers of none are left out.</summary>
    public async Task<IReadOnlyList<FoundCase>> OfNumbersAsync(IReadOnlyList<CaseNumber> numbers, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var ids = await db.CaseRows.Where(r => numbers.Contains(r.Number)).Select(r => r.Id).ToListAsync(stop);
        var found = (await WithAccountsAsync(db, ids, stop)).ToDictionary(f => f.Line.Number);
        return [.. numbers.Where(found.ContainsKey).Select(n => found[n])];
    }

    // A restriction has one case; an appeal lies in one.
    private static async Task<CaseId?> NamedAsync(ReviewDb db, string id, CancellationToken stop) =>
        await db.Cases.Where(c => c.RestrictionId == id).Select(c => (CaseId?)c.Id).SingleOrDefaultAsync(stop)
        ?? await db.Appeals.Where(a => a.AppealId == id).Select(a => (CaseId?)a.CaseId).SingleOrDefaultAsync(stop);

    private static async Task<IReadOnlyList<FoundCase>> WithAccountsAsync(ReviewDb db, List<CaseId> ids, CancellationToken stop)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = db.CaseRows.AsNoTracking().Where(r => ids.Contains(r.Id));
        var lines = await rows.Select(QueueLine.Of).ToDictionaryAsync(l => l.Id, stop);
        var accounts = await rows.Select(r => new { r.Id, r.AccountId }).ToDictionaryAsync(r => r.Id, r => r.AccountId, stop);
        return [.. ids.Where(id => lines.ContainsKey(id) && accounts.ContainsKey(id)).Select(id => new FoundCase(lines[id], accounts[id]))];
    }
}
