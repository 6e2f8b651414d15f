using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>What the queue's page shows at the moment.</summary>
public enum ScreenState
{
    /// <summary>Nothing has come yet.</summary>
    Loading,

    /// <summary>Lines, or the news that there are none.</summary>
    Ready,

    /// <summary>It could not be read.</summary>
    Failed,
}

/// <summary>
/// The queue as one person has it before them: reads it, follows what others do, and never moves what the reader is looking at. Lives on
/// one circuit and is only touched from there.
/// </summary>
public sealed partial class QueueScreen(
    QueueQuery query, QueueCounts counts, PeopleNames people, Colleagues colleagues, TimeProvider time, CurrentPerson me, ILogger<QueueScreen> logger)
    : IDisposable
{
    private CancellationTokenSource _reading = new();
    private bool _renewing;

    /// <summary>Where the reader is.</summary>
    public QueueAddress Address { get; private set; } = new(new CaseFilter());

    /// <summary>What of the address was not understood.</summary>
    public IReadOnlyList<FilterPart> Ignored { get; private set; } = [];

    /// <summary>What is shown.</summary>
    public ScreenState State { get; private set; }

    /// <summary>True while another page is being fetched; the old one stays until then.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>The lines before the reader.</summary>
    public LinePage Page { get; private set; } = new([], null, null);

    /// <summary>How many cases each view holds.</summary>
    public IReadOnlyDictionary<CaseView, CappedCount> Views { get; private set; } = new Dictionary<CaseView, CappedCount>();

    /// <summary>How many cases fit the filter.</summary>
    public CappedCount Fitting { get; private set; }

    /// <summary>Who works on cases, by name.</summary>
    public IReadOnlyList<(PersonId Id, string Alias)> People { get; private set; } = [];

    /// <summary>Names of the people on these lines and in the filter.</summary>
    public IReadOnlyDictionary<PersonId, ReviewerName> Names { get; private set; } = new Dictionary<PersonId, ReviewerName>();

    /// <summary>The instant the lines are read at.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Cases that would stand among these lines had the reader not been reading them.</summary>
    public int NewAmong { get; private set; }

    /// <summary>When the last appeal came, for a queue that is empty (UTC).</summary>
    public DateTimeOffset? LastReceived { get; private set; }

    /// <summary>The number under which a failure is in the log.</summary>
    public string Incident { get; private set; } = "";

    /// <summary>True when what is typed is looked for; the best finds come first then, whatever the order.</summary>
    public bool Searches => Address.Filter.Text is { } text && SearchWords.Of(text, Now.Year) is not null;

    /// <summary>Reads another page; one that is still being read is given up.</summary>
    public async Task GoAsync(QueueAddress address, IReadOnlyList<FilterPart> ignored)
    {
        // In the place of the last before the first wait: who comes in meanwhile gives up this one, not another.
        var last = _reading;
        _reading = new CancellationTokenSource();
        var stop = _reading.Token;
        (Address, Ignored, IsBusy) = (address, ignored, true);
        await last.CancelAsync();
        last.Dispose();
        try
        {
            var now = time.GetUtcNow();
            People = People.Count == 0 ? await colleagues.ReadAsync(stop) : People;
            var page = await query.ReadAsync(address, me.Id, now, stop);
            await ShowAsync(page, now, stop);
            (State, NewAmong) = (ScreenState.Ready, 0);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failed)
        {
            Fail(failed);
        }

        IsBusy = false;
    }

    /// <summary>Reads the same page again.</summary>
    public Task AgainAsync() => GoAsync(Address, Ignored);

    /// <summary>
    /// Somebody did something, or time has passed: reads again. At the top new lines come in; further down, and while a line has the focus,
    /// lines change in place and new ones are only counted.
    /// </summary>
    /// <param name="mayMove">Asks the screen whether lines may come and go.</param>
    public async Task RenewAsync(Func<Task<bool>> mayMove)
    {
        if (_renewing || IsBusy || State == ScreenState.Loading)
        {
            return;
        }

        _renewing = true;
        var (stop, before) = (_reading.Token, Page);
        try
        {
            var now = time.GetUtcNow();
            var fresh = await query.ReadAsync(Address, me.Id, now, stop);
            var moves = State == ScreenState.Failed || before.Lines.Count == 0 || await mayMove();
            var page = moves ? fresh : await InPlaceAsync(before, stop);
            await ShowAsync(page, now, stop);
            (State, NewAmong) = (ScreenState.Ready, moves ? 0 : NewIn(fresh, before));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The reader went elsewhere, and what they find there is fresh.
        }
        catch (Exception failed)
        {
            // What is on the screen may be old, but it is better than nothing; the next change or minute tries again.
            LogNotRenewed(failed);
        }

        _renewing = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Cancel();
        _reading.Dispose();
    }

    private async Task ShowAsync(LinePage page, DateTimeOffset now, CancellationToken stop)
    {
        var (views, fitting) = await counts.ReadAsync(Address.Filter, me.Id, now, stop);
        var asked = page.Lines.SelectMany(l => new[] { l.Holder, l.Assignee, l.DecidedBy }).Append(Address.Filter.Who?.Person).OfType<PersonId>();
        var names = await people.OfAsync(asked, stop);
        var last = page.Lines.Count == 0 ? await counts.LastReceivedAsync(stop) : null;
        (Page, Views, Fitting, Names, LastReceived, Now) = (page, views, fitting, names, last, now);
    }

    private async Task<LinePage> InPlaceAsync(LinePage shown, CancellationToken stop)
    {
        var now = await query.AgainAsync([.. shown.Lines.Select(l => l.Id)], stop);
        return shown with { Lines = [.. shown.Lines.Select(l => now.GetValueOrDefault(l.Id, l))] };
    }

    // Only what stands before a line that is shown: at the end of the page others move up when one leaves.
    private static int NewIn(LinePage fresh, LinePage shown)
    {
        var known = shown.Lines.Select(l => l.Id).ToHashSet();
        var last = fresh.Lines.Select(l => l.Id).ToList().FindLastIndex(known.Contains);
        return fresh.Lines.Take(last + 1).Count(l => !known.Contains(l.Id));
    }

    private void Fail(Exception why)
    {
        State = ScreenState.Failed;
        var id = Guid.NewGuid().ToString("N");
        Incident = $"{id[..4]}-{id[4..8]}";
        LogFailed(why, Incident);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Incident {Incident}: the queue could not be read.")]
    private partial void LogFailed(Exception why, string incident);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue could not be read again; the next change tries once more.")]
    private partial void LogNotRenewed(Exception why);
}
