using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using ReviewConsole.Platform;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>One's own day without its markup: read again with every change and every minute, open or shut as this device remembers.</summary>
public abstract class MyDayBase : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(2);

    // Shut until somebody opens it: the line says how much there is, and the queue begins where it is looked for.
    private bool _open;
    private Renewal? _renewal;

    [Inject]
    internal DayQuery Query { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<MyDay> Words { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<Instant> Dates { get; set; } = null!;

    [Inject]
    internal ILogger<MyDay> Logger { get; set; } = null!;

    /// <summary>The day; null before it is read for the first time.</summary>
    protected OwnDay? Day { get; private set; }

    /// <summary>Whether there is anything to list.</summary>
    protected bool HasAny => Day is { } day && (day.Own.Count > 0 || day.Finished.Count > 0);

    /// <summary>Whether the lists are open.</summary>
    protected bool Shown => HasAny && _open;

    /// <summary>How many cases are the person's alone at this moment.</summary>
    protected int Held => Day!.Held.Count() + Day.Aside.Count();

    private string MemoryKey => $"day {Me.Id.Value:N}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _renewal = new Renewal(Live, Time, AtMostEvery, () => InvokeAsync(ReadAsync));
        await ReadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _open = await Script.InvokeAsync<string?>("reviewConsole.recall", MemoryKey) == "open";
            StateHasChanged();
        }
    }

    /// <summary>Opens or shuts the lists; this device remembers it.</summary>
    protected async Task ToggleAsync()
    {
        _open = !_open;
        await Script.InvokeVoidAsync("reviewConsole.remember", MemoryKey, _open ? "open" : "folded");
    }

    /// <summary>Until when a case is held, in words.</summary>
    protected string UntilOf(QueueLine line) => Words["Until", At(line.ClaimUntil)];

    /// <summary>When a case comes back, in words.</summary>
    protected string BackOf(QueueLine line) => Words["Back", At(line.BackAt)];

    // One's day is good to know and no reason to break a page.
    private async Task ReadAsync()
    {
        try
        {
            Day = await Query.ReadAsync(Me);
            StateHasChanged();
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException or TimeoutException or ObjectDisposedException)
        {
            Logger.LogWarning(failed, "One's own day could not be read.");
        }
    }

    private string At(DateTimeOffset? at) => InstantText.ForReading(Dates, at ?? default, Me.Zone, Day!.Now);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_renewal?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }
}
