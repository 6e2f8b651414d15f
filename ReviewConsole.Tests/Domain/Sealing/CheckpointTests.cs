namespace ReviewConsole.Domain.Sealing;

public sealed class CheckpointTests
{
    private static readonly Checkpoint Known = new(
        "reviewconsole.journal/7f", 18_204, KnownTree.Of(3).Root(3), 42, 1, new DateTimeOffset(2026, 7, 11, 10, 41, 0, TimeSpan.Zero), "3f9a");

    [Fact]
    public void A_checkpoint_is_lines_that_a_person_can_read() => Known.Text.ShouldBe(
        $"reviewconsole.journal/7f\n18204\n{Convert.ToBase64String(Known.Root)}\nnumber 42\nepoch 1\ntime 2026-07-11T10:41:00.000000Z\nkey 3f9a\n");

    [Fact]
    public void It_is_read_back_as_it_was() => Checkpoint.Read(Known.Text).ShouldBe(Known);

    [Theory]
    [InlineData("18204", "018204")]
    [InlineData("18204", "-1")]
    [InlineData("number 42", "number +42")]
    [InlineData("epoch 1", "epoch 1 ")]
    [InlineData("reviewconsole.journal", "somebody.else")]
    [InlineData("key 3f9a\n", "key 3f9a")]
    [InlineData("key 3f9a\n", "key 3f9a\nmore\n")]
    [InlineData("key 3f9a\n", "key 3f9a\r\n")]
    [InlineData("=\n", "==\n")]
    [InlineData("time 2026-07-11T10:41:00.000000Z", "time 2026-07-11T10:41:00Z")]
    public void Anything_else_is_no_checkpoint(string one, string other) => Checkpoint.Read(Known.Text.Replace(one, other, StringComparison.Ordinal)).ShouldBeNull();

    [Fact]
    public void Nothing_is_none() => Checkpoint.Read("").ShouldBeNull();
}
