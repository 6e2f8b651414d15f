using System.Threading.Channels;

namespace ReviewConsole.Features.People.Circuits;

public sealed class ArrivalOrderTests
{
    private readonly ArrivalOrder _order = new();
    private readonly List<string> _begun = [];

    [Fact]
    public async Task What_came_later_begins_later_however_long_the_check_of_the_first_takes()
    {
        var (slow, quick) = (new TaskCompletionSource<bool>(), new TaskCompletionSource<bool>());
        var first = RunAsync("first", slow.Task);
        var second = RunAsync("second", quick.Task);
        var third = RunAsync("third", Task.FromResult(true));

        quick.SetResult(true);
        third.IsCompleted.ShouldBeFalse();
        _begun.ShouldBeEmpty();
        slow.SetResult(true);
        await Task.WhenAll(first, second, third);

        _begun.ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public async Task What_may_not_go_on_or_could_not_be_checked_holds_up_nobody()
    {
        var broken = RunAsync("broken", Task.FromException<bool>(new InvalidOperationException("No database.")));
        await RunAsync("refused", Task.FromResult(false));
        await RunAsync("allowed", Task.FromResult(true));

        _begun.ShouldBe(["allowed"]);
        await Should.ThrowAsync<InvalidOperationException>(broken);
    }

    [Fact]
    public async Task What_has_begun_may_wait_for_what_comes_later()
    {
        var answer = new TaskCompletionSource();
        var asking = _order.RunAsync(() => Task.FromResult(true), () => answer.Task);
        await _order.RunAsync(() => Task.FromResult(true), () =>
        {
            answer.SetResult();
            return Task.CompletedTask;
        });

        await asking;
    }

    [Fact]
    public async Task Everything_waits_for_the_circuits_turn_and_what_is_done_there_already_comes_first()
    {
        var circuit = new OneAfterTheOther();
        _order.Circuit = circuit;
        circuit.Post(_ => _begun.Add("drawing"), null);
        var click = RunAsync("click", Task.FromResult(true));
        var drawn = RunAsync("drawn", Task.FromResult(true));
        _begun.ShouldBeEmpty();

        await circuit.TakeTurnsAsync(3);
        await Task.WhenAll(click, drawn);

        _begun.ShouldBe(["drawing", "click", "drawn"]);
    }

    [Fact]
    public async Task What_fails_in_the_circuits_turn_is_told_to_whoever_handed_it_over()
    {
        var circuit = new OneAfterTheOther();
        _order.Circuit = circuit;
        var broken = _order.RunAsync(() => Task.FromResult(true), () => throw new InvalidOperationException("No such batch."));
        var next = RunAsync("next", Task.FromResult(true));

        await circuit.TakeTurnsAsync(2);

        await Should.ThrowAsync<InvalidOperationException>(broken);
        await next;
        _begun.ShouldBe(["next"]);
    }

    // As a circuit does it: one thing after the other, whoever asks for it.
    private sealed class OneAfterTheOther : SynchronizationContext
    {
        private readonly Channel<Action> _turns = Channel.CreateUnbounded<Action>();

        public override void Post(SendOrPostCallback d, object? state) => _turns.Writer.TryWrite(() => d(state));

        public async Task TakeTurnsAsync(int many)
        {
            for (var turn = 0; turn < many; turn++)
            {
                (await _turns.Reader.ReadAsync())();
            }
        }
    }

    private Task RunAsync(string name, Task<bool> check) => _order.RunAsync(() => check, () =>
    {
        _begun.Add(name);
        return Task.CompletedTask;
    });
}
