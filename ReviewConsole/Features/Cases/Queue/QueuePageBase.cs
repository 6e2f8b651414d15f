using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using ReviewConsole.Data.Rows;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>The queue's page without its markup: follows the address, live updates and the clock.</summary>
public abstract class QueuePageBase : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private Renewal? _renewal;
    private bool _gone;

    [Inject]
    internal IServiceProvider Services { get; set; } = null!;

    [Inject]
    internal QueueStart Start { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    /// <summary>What is shown. Made here: of what the circuit makes and has to dispose of, it keeps every one until its own end.</summary>
    private protected QueueScreen Screen { get; private set; } = null!;

    /// <summary>The views this person has a use for.</summary>
    private protected IEnumerable<CaseView> Views => Enum.GetValues<CaseView>().Where(v => v != CaseView.Mine || Me.May(May.WorkCases));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Screen = ActivatorUtilities.CreateInstance<QueueScreen>(Services);
        Navigation.LocationChanged += Follow;
        _renewal = new Renewal(Live, Time, AtMostEvery, () => InvokeAsync(RenewAsync));

        await FollowAsync();
    }

    /// <summary>Goes to an address of the queue.</summary>
    private protected void Go(QueueAddress address, bool replace) => Navigation.NavigateTo(address.Href, replace: replace);

    /// <summary>Lets the new lines in, and brings the reader to them.</summary>
    private protected async Task ShowNewAsync()
    {
        await Screen.AgainAsync();
        await Script.InvokeVoidAsync("reviewConsole.top");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gone = true;
        Navigation.LocationChanged -= Follow;
        await (_renewal?.DisposeAsync() ?? ValueTask.CompletedTask);
        Screen.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Follow(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        try
        {
            await FollowAsync();
        }
        catch (Exception failed) when (failed is not JSDisconnectedException)
        {
            await DispatchExceptionAsync(failed);
        }
    });

    private async Task FollowAsync()
    {
        var uri = new Uri(Navigation.Uri);
        if (_gone || !uri.AbsolutePath.Equals(Urls.Queue, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!QueueAddress.SaysAnything(uri))
        {
            await StartAsync();
            return;
        }

        var (address, ignored) = QueueAddress.Read(uri);
        var turned = (address.After, address.Before) != (Screen.Address.After, Screen.Address.Before) && Screen.State != ScreenState.Loading;
        var reading = Screen.GoAsync(address, ignored);
        StateHasChanged();
        await reading;
        StateHasChanged();
        await Script.InvokeVoidAsync("reviewConsole.remember", MemoryKey, (address.Filter with { Text = null }).ToQuery());
        if (turned)
        {
            await Script.InvokeVoidAsync("reviewConsole.top");
        }
    }

    private async Task RenewAsync()
    {
        if (!_gone)
        {
            await Screen.RenewAsync(MayMoveAsync);
            StateHasChanged();
        }
    }

    private async Task<bool> MayMoveAsync()
    {
        try
        {
            return await Script.InvokeAsync<bool>("reviewConsole.atTop");
        }
        catch (JSDisconnectedException)
        {
            return false;
        }
    }

    // Where this person was last, on this device. What was searched for is never kept.
    private async Task StartAsync()
    {
        var filter = await Script.InvokeAsync<string?>("reviewConsole.recall", MemoryKey) is { Length: > 0 } kept
            ? QueueAddress.Read(new Uri(new Uri(Navigation.BaseUri), "?" + kept)).Address.Filter
            : await Start.FilterAsync();
        if (!_gone)
        {
            Go(new QueueAddress(filter), replace: true);
        }
    }

    private string MemoryKey => $"queue {Me.Id.Value:N}";
}
