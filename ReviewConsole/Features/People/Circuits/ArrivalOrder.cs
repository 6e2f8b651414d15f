namespace ReviewConsole.Features.People.Circuits;

/// <summary>
/// Lets what comes from one browser be checked side by side and begin in the order it came. The framework hands it over in order and waits
/// for nothing: where a check takes longer, a later letter would overtake an earlier one, and the piece of a file the one before it.
/// </summary>
/// <remarks>
/// Everything waits for the circuit's own turn. The framework takes the browser's word that it has drawn a screen beside that order, also in
/// the middle of what was sent: a click on the screen before, which came first and waits for its turn, then found its handler gone and was
/// lost ("There is no event handler associated with this event").
/// </remarks>
internal sealed class ArrivalOrder
{
    private Task _before = Task.CompletedTask;

    /// <summary>Where the circuit does one thing after the other; null before it is known.</summary>
    public SynchronizationContext? Circuit { get; set; }

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
            going = may ? InTurnAsync(next) : Task.CompletedTask;
        }
        finally
        {
            begun.SetResult();
        }

        await going;
    }

    private Task InTurnAsync(Func<Task> next)
    {
        if (Circuit is not { } circuit)
        {
            return next();
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        circuit.Post(static work => _ = DoAsync(((Func<Task>, TaskCompletionSource))work!), (next, done));
        return done.Task;
    }

    private static async Task DoAsync((Func<Task> Next, TaskCompletionSource Done) work)
    {
        try
        {
            await work.Next().ConfigureAwait(false);
            work.Done.SetResult();
        }
        catch (Exception failed)
        {
            // Told to whoever handed it over, as without this.
            work.Done.SetException(failed);
        }
    }
}
