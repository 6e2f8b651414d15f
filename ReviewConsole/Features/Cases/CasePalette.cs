using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Palette;

/// <summary>Cases in the palette: to be opened, and to see what else there is of the same account. Only for who may read cases.</summary>
internal sealed class CasePalette(
    CaseFinder finder, QueueWords lines, CurrentPerson me, TimeProvider time, IStringLocalizer<CasePalette> words) : IPaletteSource
{
    private const int MostRecent = 5;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop)
    {
        if (!me.May(May.ReadCases))
        {
            return [];
        }

        var now = time.GetUtcNow();
        if (typed.Length == 0)
        {
            CaseNumber[] numbers = [.. recent.Select(CaseNumber.Read).OfType<CaseNumber>().Distinct().Take(MostRecent)];
            return numbers.Length == 0 ? [] : [.. (await finder.OfNumbersAsync(numbers, stop)).Select(found => Open(found, now, PaletteGroup.Recent))];
        }

        var cases = await finder.FindAsync(typed, me.Id, now, stop);
        var accounts = cases.Lines.DistinctBy(found => found.AccountId).ToList();
        return
        [
            .. cases.Lines.Select(found => Open(found, now, PaletteGroup.Case)),
            .. accounts.Count == 1 ? [OfAccount(accounts[0])] : Array.Empty<PaletteEntry>(),
            .. cases is { Lines.Count: > 1, Text: { } text } ? [All(text, cases)] : Array.Empty<PaletteEntry>(),
        ];
    }

    // As in the queue: the name masked, what is locked, where it stands.
    private PaletteEntry Open(FoundCase found, DateTimeOffset now, PaletteGroup group) => new(
        group, CaseMoves.IsOpen(found.Line.State) ? "open" : "done", words["Open", found.Line.Number, found.Line.Who], Urls.Case(found.Line.Number),
        string.Join(" · ", lines.Locked(found.Line, now), found.Line.State == CaseState.Waiting ? Terms.Of(found.Line.WaitingFor) : Terms.Of(found.Line.State)));

    private PaletteEntry OfAccount(FoundCase found) => new(
        PaletteGroup.Case, "queue", words["OfAccount", Masking.AccountId(found.AccountId)], InQueue(found.AccountId), words["OfAccountHint"]);

    private PaletteEntry All(string text, FoundCases cases) => new(
        PaletteGroup.Case, "search", cases.More ? words["AllMore"] : words["All", cases.Lines.Count], InQueue(text));

    private static string InQueue(string text) => new QueueAddress(new CaseFilter { View = CaseView.All, Text = text }).Href;
}
