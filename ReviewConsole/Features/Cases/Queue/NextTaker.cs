using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Desk;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Takes the next case and brings the reader to it, whichever button or key asked.</summary>
internal sealed class NextTaker(DeedDoor door, NextQuery query, CurrentPerson me, OwnWork work)
{
    /// <summary>Takes the next case and goes there.</summary>
    /// <param name="navigation">Of the reader's screen.</param>
    /// <returns>Why none was handed over; null when the reader is on the way to it.</returns>
    public async Task<NextMiss?> TakeAsync(NavigationManager navigation)
    {
        var answer = await door.DoAsync(me.Actor, new TakeNext(me.Language));
        work.Goes();
        if (answer is { IsDone: true, Answer.Number: { } number })
        {
            navigation.NavigateTo(Urls.Case(number));
            return null;
        }

        return new NextMiss(answer.Refusals, answer.IsDone ? await query.WhyNoneAsync(me) : null);
    }
}
