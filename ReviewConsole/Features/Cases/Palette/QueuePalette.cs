using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Rows;
using ReviewConsole.Features.Cases.Order;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Palette;

/// <summary>The queue in the palette: its views, its order, and taking the next case.</summary>
internal sealed class QueuePalette(
    QueueWords lines, NextWords next, NextTaker taker, CurrentPerson me, IStringLocalizer<QueuePage> page, IStringLocalizer<OrderPage> order,
    IStringLocalizer<ClaimNext> take, IStringLocalizer<NextMissed> missed, IStringLocalizer<QueuePalette> words) : IPaletteSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<PaletteEntry>>(!me.May(May.ReadCases) ? [] : [.. typed.Length == 0 ? [] : Places(typed), .. Actions(typed)]);

    private IEnumerable<PaletteEntry> Places(string typed)
    {
        foreach (var view in Enum.GetValues<CaseView>().Where(view => view != CaseView.Mine || me.May(May.WorkCases)))
        {
            if (PaletteWords.Fit(typed, [.. PaletteWords.Names(typeof(QueueWords), $"View.{view}"), .. PaletteWords.Names(typeof(QueuePage), "Title")]))
            {
                yield return new PaletteEntry(
                    PaletteGroup.Place, "queue", words["View", page["Title"].Value, lines.View(view)], new QueueAddress(new CaseFilter { View = view }).Href);
            }
        }

        if (PaletteWords.Fit(typed, PaletteWords.Names(typeof(OrderPage), "Title")))
        {
            yield return new PaletteEntry(PaletteGroup.Place, "info", order["Title"], Urls.QueueOrder);
        }
    }

    private IEnumerable<PaletteEntry> Actions(string typed) =>
        me.May(May.WorkCases) && PaletteWords.Fit(typed, PaletteWords.Names(typeof(ClaimNext), "Take"))
            ? [new PaletteEntry(PaletteGroup.Action, "next", take["Take"], null, Do: TakeNextAsync)] : [];

    private async Task<IReadOnlyList<string>> TakeNextAsync(NavigationManager navigation) => await taker.TakeAsync(navigation) switch
    {
        null => [],
        { None: { } none } => [missed[none.Counts.Count == 0 ? "Nothing" : "NotForYou"], .. none.Counts.Select(c => next.WhyNot(c.Why, c.Count, none.Languages))],
        { Refusals: var refusals } => [.. refusals.Select(refusal => Sentences.Of(refusal, CultureInfo.CurrentUICulture))],
    };
}
