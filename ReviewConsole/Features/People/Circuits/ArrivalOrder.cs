namespace ReviewConsole.Features.People.Circuits;

/// <summary>
/// Lets what comes from one browser be checked side by side and begin in the order it came. The framework hands it over in order and waits
/// for nothing: where a check takes longer, a later letter would overtake an earlier one, and the piece of a file the one before it.
/// </summary>
internal sealed class ArrivalOrder
{
    private Task _before = Task.CompletedTask;

    /// <summary>
    /// Checks, and begins when everything that came before has begun or was refused. Nobody waits for an end: what has begun may itself wait
    /// for what comes later, as for an answer of the browser.
    /// </summary>
    /// <param name="check">Whether it may go on.</param>
    /// <param name="next">What is done then.</param>
    public async Task RunAsync(Func<Task<bool>> check, Func<Task> next)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Interlocked.Exchange(ref _before, begun.Task);
        Task going;
        try
        {
            var may = await check();
            await before;
            going = may ? next() : Task.CompletedTask;
        }
        finally
        {
            begun.SetResult();
        }

        await going;
    }
}
