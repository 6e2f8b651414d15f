using System.Threading.Channels;
using ReviewConsole.Data.Stored;
using ReviewConsole.Features.People.SigningIn;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.Circuits;

/// <summary>
/// Ends the circuits of people who may not go on, without waiting for their next click: at once when a fact about people is committed
/// anywhere, and every minute for sign-ins whose time is over.
/// </summary>
internal sealed class CircuitWatch(OpenCircuits open, SessionCheck sessions, LiveUpdates live, TimeProvider time, ILogger<CircuitWatch> logger)
    : BackgroundService
{
    // One look is enough for whatever happened before it.
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var told = live.Subscribe(change =>
        {
            if (change.Concerns(Streams.People))
            {
                _look.Writer.TryWrite(true);
            }
        });
        await using var minute = time.CreateTimer(_ => _look.Writer.TryWrite(true), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        _look.Writer.TryWrite(true);        // this began a moment after its start; whatever happened in between was not heard
        try
        {
            await foreach (var _ in _look.Reader.ReadAllAsync(stoppingToken))
            {
                await TryLookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the program is no failure of this one.
        }
    }

    private async Task TryLookAsync(CancellationToken stop)
    {
        try
        {
            await LookAsync(stop);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // The next click of each of them asks by itself.
            logger.LogError(broken, "Open screens could not be checked.");
        }
    }

    /// <summary>Ends every circuit whose sign-in does not hold any more.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        if (open.All is not { Count: > 0 } circuits)
        {
            return;
        }

        var known = await sessions.ReadAsync([.. circuits.Select(c => c.Person)], stop);
        foreach (var circuit in circuits.Where(c => !known.TryGetValue(c.Person, out var person) || !sessions.Holds(c.SignedIn, person)))
        {
            open.Remove(circuit);
            circuit.Screen.End(EndedSession.At(Urls.SignIn));
        }
    }
}
