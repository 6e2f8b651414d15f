using Microsoft.AspNetCore.Components;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Quality;

/// <summary>A page of figures without its markup: its period stands in the address; it reads the figures and follows what is decided.</summary>
/// <typeparam name="T">The figures.</typeparam>
public abstract class FiguresPage<T> : ComponentBase, IAsyncDisposable
    where T : class
{
    // Figures of weeks; nobody needs them by the second.
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(5);

    /// <summary>The periods that may be asked for, in days.</summary>
    protected static readonly IReadOnlyList<int> Periods = SignalQuery.Periods;

    private Renewal? _renewal;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal CaseWorld World { get; set; } = null!;

    [Inject]
    internal ILogger<FiguresPage<T>> Logger { get; set; } = null!;

    /// <summary>How many days back; from the address.</summary>
    [SupplyParameterFromQuery(Name = "days")]
    public int? Days { get; set; }

    /// <summary>The figures; null while they are read for the first time.</summary>
    protected T? Book { get; private set; }

    /// <summary>True when they could not be read.</summary>
    protected bool IsFailed { get; private set; }

    /// <summary>The period in force.</summary>
    protected int Period => Days is { } days && Periods.Contains(days) ? days : Periods[1];

    /// <inheritdoc/>
    protected override void OnInitialized() => _renewal = new Renewal(Live, Time, AtMostEvery, () => InvokeAsync(ReadAsync));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReadAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_renewal?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads the figures of so many days.</summary>
    protected abstract Task<T> FiguresAsync(int days);

    /// <summary>Reads the figures again.</summary>
    protected async Task ReadAsync()
    {
        try
        {
            (Book, IsFailed) = (await FiguresAsync(Period), false);
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            IsFailed = Book is null;
            Logger.LogWarning(failed, "The figures could not be read.");
        }

        StateHasChanged();
    }
}
