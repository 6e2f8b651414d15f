using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>The kept lines as one person has them before them: a page of them, and what came of what was just done.</summary>
internal sealed partial class KeptView(KeptLines lines, Retrying retrying, DeedDoor door, CurrentPerson me, ILogger<KeptView> logger)
{
    private const int Size = 20;
    private const int AtOnce = 100;

    private readonly Stack<long?> _newer = new();
    private long? _before;
    private bool _reading;
    private bool _again;

    /// <summary>Raised when something is to be shown anew.</summary>
    public event EventHandler? Changed;

    /// <summary>The page; null until it was read.</summary>
    public KeptPage? Page { get; private set; }

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>True when the last reading failed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True while something is done to a line.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>True when there are newer pages.</summary>
    public bool HasNewer => _newer.Count > 0;

    /// <summary>The case that the last line became.</summary>
    public CaseNumber? Became { get; private set; }

    /// <summary>Why the last thing was refused.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>True when that was a line which was tried again, and still cannot go in.</summary>
    public bool IsRefusedAgain { get; private set; }

    /// <summary>Begins with the newest.</summary>
    public Task OpenAsync()
    {
        _newer.Clear();
        (_before, Became, Refusal, IsRefusedAgain) = (null, null, null, false);
        return LoadAsync();
    }

    /// <summary>Reads the page again, on the circuit's own thread. A burst of news is answered by one reading under way and one after it.</summary>
    public async Task LoadAsync()
    {
        _again = _reading;
        if (_reading)
        {
            return;
        }

        _reading = true;
        do
        {
            _again = false;
            await ReadAsync();
        }
        while (_again);
        _reading = false;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>The next older page.</summary>
    public Task OlderAsync()
    {
        if (Page?.Older is { } older)
        {
            _newer.Push(_before);
            _before = older;
        }

        return LoadAsync();
    }

    /// <summary>The next newer page.</summary>
    public Task NewerAsync()
    {
        _before = _newer.TryPop(out var before) ? before : null;
        return LoadAsync();
    }

    /// <summary>Tries one again.</summary>
    public Task RetryAsync(long id) => DoAsync(async () =>
    {
        var tried = await retrying.OneAsync(me.Actor, id);
        (Became, IsRefusedAgain) = (tried.IsDone ? tried.Answer.Became?.Number : null, tried.IsDone);
        Refusal = (tried.IsDone ? tried.Answer.Refusals : tried.Refusals) is [var first, ..] ? first : null;
    });

    /// <summary>Puts one away.</summary>
    public Task PutAwayAsync(long id) => DoAsync(async () =>
    {
        var done = await door.DoAsync(me.Actor, new PutAway(id));
        (Became, Refusal, IsRefusedAgain) = (null, done.Refusals is [var first, ..] ? first : null, false);
    });

    /// <summary>Puts all away that wait now, some at a time, so that nobody else's deed waits long.</summary>
    public Task PutAllAwayAsync() => DoAsync(async () =>
    {
        (Became, Refusal, IsRefusedAgain) = (null, null, false);
        foreach (var some in (await lines.IdsAsync()).Chunk(AtOnce))
        {
            if ((await door.DoAsync(me.Actor, new PutManyAway(some))).Refusals is [var first, ..])
            {
                Refusal = first;
                return;
            }
        }
    });

    private async Task DoAsync(Func<Task> deed)
    {
        IsBusy = true;
        try
        {
            await deed();
        }
        finally
        {
            IsBusy = false;
        }

        await LoadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            var page = await lines.PageAsync(_before, Size);
            if (page.Lines.Count == 0 && _before is not null)
            {
                // The page was emptied meanwhile; what is left is newer.
                _newer.Clear();
                _before = null;
                page = await lines.PageAsync(null, Size);
            }

            (Page, Count, IsBroken) = (page, await lines.CountAsync(), false);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogBroken(broken);
            IsBroken = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The refused appeals could not be read.")]
    private partial void LogBroken(Exception why);
}
