using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Rows;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Palette;

/// <summary>The queue's views in the palette.</summary>
internal sealed class ViewPalette(QueueWords lines, CurrentPerson me, IStringLocalizer<QueuePage> page, IStringLocalizer<CasePalette> words) : IPaletteSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<PaletteEntry>>(!me.May(May.ReadCases) || typed.Length == 0 ? [] :
        [
            .. Enum.GetValues<CaseView>()
                .Where(view => view != CaseView.Mine || me.May(May.WorkCases))
                .Where(view => PaletteWords.Fit(typed, [.. PaletteWords.Names(typeof(QueueWords), $"View.{view}"), .. PaletteWords.Names(typeof(QueuePage), "Title")]))
                .Select(view => new PaletteEntry(
                    PaletteGroup.Place, "queue", words["View", page["Title"].Value, lines.View(view)], new QueueAddress(new CaseFilter { View = view }).Href)),
        ]);
}
