using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Api;

/// <summary>Writes down once a minute when keys were used, and forgets answers nobody will ask for again.</summary>
internal sealed class KeyKeeper(KeysQuery keys, DeedDoor door, TimeProvider time, ILogger<KeyKeeper> logger) : SteadyLoop(time, logger)
{
    private static readonly TimeSpan Forgets = TimeSpan.FromHours(1);
    private DateTimeOffset _forgotAt;

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken stop)
    {
        var used = keys.Used.ToDictionary();
        if (used.Count == 0 && Now - _forgotAt < Forgets)
        {
            return;
        }

        await door.DoAsync(Actor.System, new KeepKeys(used), stop);
        _forgotAt = Now;
        foreach (var one in used)
        {
            // Only if it was not used again meanwhile.
            keys.Used.TryRemove(one);
        }
    }
}
