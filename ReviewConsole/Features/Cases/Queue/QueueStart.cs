using ReviewConsole.Data.Rows;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Where somebody begins who was nowhere yet on this device.</summary>
internal sealed partial class QueueStart(QueueCounts counts, TimeProvider time, CurrentPerson me, ILogger<QueueStart> logger)
{
    /// <summary>With what is theirs, else with what waits; who only reads, with everything.</summary>
    public async Task<CaseFilter> FilterAsync()
    {
        if (!me.May(May.WorkCases))
        {
            return new CaseFilter { View = CaseView.All };
        }

        try
        {
            var mine = await counts.MineAsync(me.Id, time.GetUtcNow());
            return new CaseFilter { View = mine.Value > 0 ? CaseView.Mine : CaseView.Unclaimed };
        }
        catch (Exception failed)
        {
            // The page will say by itself what it cannot read.
            LogNotCounted(failed);
            return new CaseFilter { View = CaseView.Unclaimed };
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "One's own cases could not be counted.")]
    private partial void LogNotCounted(Exception why);
}
