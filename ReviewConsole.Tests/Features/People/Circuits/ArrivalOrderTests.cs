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

    private Task RunAsync(string name, Task<bool> check) => _order.RunAsync(() => check, () =>
    {
        _begun.Add(name);
        return Task.CompletedTask;
    });
}
