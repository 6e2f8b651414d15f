using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using ReviewConsole.Platform;

namespace ReviewConsole.Shell;

/// <summary>
/// The palette without its markup: asks every source what it knows of a text, and does what is chosen. The frame is outside the pages'
/// boundary, so what fails here is said here and must not take the page along.
/// </summary>
public abstract class PaletteBase : ComponentBase, IDisposable
{
    private CancellationTokenSource _looking = new();
    private IReadOnlyList<string> _recent = [];
    private bool _doing;

    [Inject]
    internal IEnumerable<IPaletteSource> Sources { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal ILogger<Palette> Logger { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<Palette> Words { get; set; } = null!;

    /// <summary>What stands in the field.</summary>
    protected string Typed { get; private set; } = "";

    /// <summary>The text that the answers are for; null before the first.</summary>
    protected string? Answered { get; private set; }

    /// <summary>Whether looking failed.</summary>
    protected bool HasFailed { get; private set; }

    /// <summary>The answers, each with its place.</summary>
    protected IReadOnlyList<(PaletteEntry Entry, int At)> Found { get; private set; } = [];

    /// <summary>Why what was chosen was not done.</summary>
    protected IReadOnlyList<string> Said { get; private set; } = [];

    /// <summary>It was opened.</summary>
    protected async Task OpenedAsync()
    {
        // A private window, another browser, somebody's scissors: what comes back is only looked up.
        _recent = await Script.InvokeAsync<string[]?>("reviewConsole.recent", Me.Id.Value.ToString("N")) ?? [];
        await AnswerAsync(Typed);
    }

    /// <summary>Something else stands in the field.</summary>
    protected Task TypedAsync(string? typed) => AnswerAsync(Typed = typed ?? "");

    /// <summary>Does what was chosen; closes when it is done, says why when it is not.</summary>
    protected async Task DoAsync(PaletteEntry entry)
    {
        if (_doing || entry.Do is null)
        {
            return;
        }

        _doing = true;
        try
        {
            Said = await entry.Do(Navigation);
            if (Said.Count == 0)
            {
                await Script.InvokeVoidAsync("reviewConsole.close", "palette");
            }
        }
        catch (Exception failed)
        {
            Logger.LogError(failed, "What was chosen in the palette could not be done.");
            Said = [Words["NotDone"]];
        }
        finally
        {
            _doing = false;
        }
    }

    private async Task AnswerAsync(string typed)
    {
        // In the place of the last before the first wait: who comes in meanwhile gives up this one, not another.
        var (last, mine) = (_looking, new CancellationTokenSource());
        _looking = mine;
        var stop = mine.Token;
        await last.CancelAsync();
        last.Dispose();
        try
        {
            var all = new List<PaletteEntry>();
            foreach (var source in Sources)
            {
                all.AddRange(await source.FindAsync(typed.Trim(), _recent, stop));
            }

            stop.ThrowIfCancellationRequested();
            Show(typed, failed: false, all);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // What is asked for now is being answered.
        }
        catch (Exception failed)
        {
            // Never what was typed: it may be somebody's phone.
            Logger.LogError(failed, "The palette could not look.");
            Show(typed, failed: true, []);
        }
    }

    // By heading; a page that was looked for before what is on it, which has the longer address.
    private void Show(string typed, bool failed, List<PaletteEntry> all) => (Answered, HasFailed, Said, Found) = (typed, failed, [],
    [
        .. all.OrderBy(e => e.Group).ThenBy(e => e.Group == PaletteGroup.Place && typed.Length > 0 ? e.Address?.Length : 0).Select((entry, at) => (entry, at)),
    ]);

    /// <inheritdoc/>
    public void Dispose()
    {
        _looking.Cancel();
        _looking.Dispose();
        GC.SuppressFinalize(this);
    }
}
