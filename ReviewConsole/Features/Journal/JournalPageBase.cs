using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary>The page without its markup: reads how the journal stands, follows it, checks it, and goes on after a restored backup.</summary>
public abstract class JournalPageBase : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _left = new();
    private Renewal? _renewal;
    private CancellationTokenSource? _checking;

    [Inject]
    internal JournalQuery Query { get; set; } = null!;

    [Inject]
    internal JournalVerifier Verifier { get; set; } = null!;

    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal LiveUpdates Live { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal ILogger<JournalPage> Logger { get; set; } = null!;

    /// <summary>How things stand; null while it is read for the first time.</summary>
    protected JournalBook? Book { get; private set; }

    /// <summary>True when it could not be read.</summary>
    protected bool IsFailed { get; private set; }

    /// <summary>Facts checked so far; null while no check runs.</summary>
    protected long? Checked { get; private set; }

    /// <summary>What was refused last.</summary>
    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>What happened, in somebody's words.</summary>
    protected string Reason { get; set; } = "";

    /// <summary>What is looked up.</summary>
    protected string About { get; set; } = "";

    /// <summary>What was found; null where nothing was, or nothing was looked up.</summary>
    protected SealedFacts? Found { get; private set; }

    /// <summary>What was looked up and not found.</summary>
    protected bool IsUnknown { get; private set; }

    /// <summary>What was looked up is not as it was sealed.</summary>
    protected bool IsDamaged { get; private set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _renewal = new Renewal(Live, Time, AtMostEvery, () => InvokeAsync(ReadAsync));
        await ReadAsync();
    }

    /// <summary>Reads it again.</summary>
    protected async Task ReadAsync()
    {
        try
        {
            (Book, IsFailed) = (await Query.ReadAsync(_left.Token), false);
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException or TimeoutException or OperationCanceledException)
        {
            IsFailed = Book is null;
            Logger.LogWarning(failed, "How the journal stands could not be read.");
        }

        StateHasChanged();
    }

    /// <summary>Checks the whole journal, off the screen's own turn, and writes down what was found.</summary>
    protected async Task CheckAsync()
    {
        using var checking = _checking = CancellationTokenSource.CreateLinkedTokenSource(_left.Token);
        (Checked, Refusals) = (0, []);
        await using var pace = new Pace(Time, ProgressEvery, () => InvokeAsync(StateHasChanged));
        try
        {
            var progress = new Told(many =>
            {
                Checked = many;
                pace.Ask();
            });
            var check = await Task.Run(() => Verifier.VerifyAsync(progress, checking.Token), checking.Token);
            Refusals = (await Door.DoAsync(Me.Actor, new RecordVerification(check), _left.Token)).Refusals;
        }
        catch (OperationCanceledException)
        {
            // Stopped, or left: nothing was found, and nothing is said.
        }

        (Checked, _checking) = (null, null);
        await ReadAsync();
    }

    /// <summary>Ends a check that runs.</summary>
    protected void StopChecking() => _checking?.Cancel();

    /// <summary>Says where a decision or case is sealed.</summary>
    protected async Task FindAsync()
    {
        (Found, IsUnknown, IsDamaged) = (null, false, false);
        if (About.Trim() is not { Length: > 0 } about)
        {
            return;
        }

        try
        {
            Found = await Query.FindAsync(about, _left.Token);
            IsUnknown = Found is null;
        }
        catch (InvalidDataException)
        {
            IsDamaged = true;
        }
    }

    /// <summary>Goes on from a restored backup, or agrees to.</summary>
    protected async Task AcknowledgeAsync()
    {
        var done = await Door.DoAsync(Me.Actor, new AcknowledgeRestore(Reason), _left.Token);
        Refusals = done.Refusals;
        Reason = done.IsDone ? "" : Reason;
        await ReadAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await (_renewal?.DisposeAsync() ?? ValueTask.CompletedTask);
        _left.Dispose();
        GC.SuppressFinalize(this);
    }

    // Straight from the check's own thread: the framework's carries every number over by itself, and the last after the end.
    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
