using System.Collections.Concurrent;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Intake;

/// <summary>
/// The imports and retries that people started from a page. They run here and not in a circuit: a file is received whole before its
/// first line is let in, and from then on nobody has to stay.
/// </summary>
internal sealed partial class ImportDesk(ImportRun imports, Retrying retrying, KeptLines kept, TimeProvider time, ILogger<ImportDesk> logger) : IAsyncDisposable
{
    /// <summary>The largest file a page takes, in bytes; larger ones go by the command.</summary>
    public const long Largest = 200 * 1024 * 1024;

    private readonly ConcurrentDictionary<Actor, ImportWork> _works = new();

    /// <summary>What this person started last; null when there is nothing to show.</summary>
    public ImportWork? Of(Actor actor) => _works.GetValueOrDefault(actor);

    /// <summary>Takes the last result off the table.</summary>
    public void Clear(Actor actor)
    {
        if (Of(actor) is { IsActive: false } work)
        {
            _works.TryRemove(new(actor, work));
        }
    }

    /// <summary>Receives a file and lets it in; done when it was received, and it then goes on by itself. Ignored while other work is under way.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="open">Opens what the browser sends.</param>
    public async Task ReceiveAsync(Actor actor, string name, long length, Func<CancellationToken, Stream> open)
    {
        var work = new ImportWork(actor, name, length, time);
        if (!Begin(work))
        {
            return;
        }

        var file = Spool();
        try
        {
            await using var sent = open(work.Token);
            await CopyAsync(sent, file, work);
        }
        catch (Exception gone)
        {
            // Whatever it was (the tab was closed, the network is gone, the person stopped): nothing was let in.
            LogNotReceived(gone.Message);
            await file.DisposeAsync();
            work.Became(work.Token.IsCancellationRequested ? WorkState.Stopped : WorkState.NotReceived);
            return;
        }

        work.Became(WorkState.Running);
        Go(work, async () =>
        {
            await using (file)
            {
                return await imports.RunAsync(actor, name, file, work.Took, work.Token);
            }
        });
    }

    /// <summary>Tries all kept lines again. Ignored while other work is under way.</summary>
    public async Task RetryAllAsync(Actor actor)
    {
        var work = new ImportWork(actor, null, await kept.CountAsync(), time);
        if (Begin(work))
        {
            Go(work, () => retrying.AllAsync(actor, work.Took, work.Token));
        }
    }

    /// <summary>Stops what is under way and waits for it: what was let in is on disk, the rest is not begun.</summary>
    public async ValueTask DisposeAsync()
    {
        var works = _works.Values.ToList();
        works.ForEach(work => work.Stop());
        await Task.WhenAll(works.Select(work => work.Run));
        works.ForEach(work => work.Dispose());
    }

    private bool Begin(ImportWork work)
    {
        while (true)
        {
            if (_works.TryAdd(work.Actor, work))
            {
                return true;
            }

            if (!_works.TryGetValue(work.Actor, out var other))
            {
                continue;
            }

            if (other.IsActive)
            {
                return false;
            }

            if (_works.TryUpdate(work.Actor, work, other))
            {
                return true;
            }
        }
    }

    private void Go(ImportWork work, Func<Task<ImportEnd>> run) => work.Run = Task.Run(async () =>
    {
        try
        {
            var end = await run();
            work.Became(StateOf(end.Ending), end.Why, end.Tally);
        }
        catch (NotAllowedException notAllowed)
        {
            work.Became(WorkState.Stopped, notAllowed.Why);
        }
        catch (Exception broken)
        {
            LogBroken(broken);
            work.Became(WorkState.Broken);
        }
    });

    private static WorkState StateOf(ImportEnding ending) => ending switch
    {
        ImportEnding.Finished => WorkState.Finished,
        ImportEnding.Stopped => WorkState.Stopped,
        _ => WorkState.Unusable,
    };

    // Personal data: readable by this account only, and gone when closed, whatever happens to the program.
    private static FileStream Spool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"review-import-{Guid.NewGuid():N}"), options);
    }

    private static async Task CopyAsync(Stream sent, FileStream file, ImportWork work)
    {
        var chunk = new byte[64 * 1024];
        int got;
        while ((got = await sent.ReadAsync(chunk, work.Token)) > 0)
        {
            await file.WriteAsync(chunk.AsMemory(0, got), work.Token);
            work.Arrived(file.Position);
        }

        file.Position = 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file for import did not arrive: {Why}")]
    private partial void LogNotReceived(string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "An import broke off; the same file can be imported again.")]
    private partial void LogBroken(Exception why);
}
