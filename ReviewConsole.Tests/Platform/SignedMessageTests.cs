using System.Text;

namespace ReviewConsole.Platform;

/// <summary>Signing as Standard Webhooks 1.0.0 says, held against the specification's own example and its six ways to be wrong.</summary>
public sealed class SignedMessageTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = "{\"test\": 2432232314}"u8.ToArray();

    [Fact]
    public void The_example_of_the_specification_is_signed_as_it_says() => SignedMessage.Sign([Secret], Id, At, Body).ShouldBe(Expected);

    [Fact]
    public void What_was_signed_is_believed_with_either_of_two_secrets_and_beside_other_signatures()
    {
        Judge().ShouldBe(Disbelief.No);
        Judge(signature: "v1,AAAA " + Expected + " v2,x").ShouldBe(Disbelief.No);
        SignedMessage.Verify([SignedMessage.NewSecret(), Secret], Id, "1614265330", Expected, Body, At).ShouldBe(Disbelief.No);
        var both = SignedMessage.Sign([SignedMessage.NewSecret(), Secret], Id, At, Body);
        Judge(signature: both).ShouldBe(Disbelief.No);
    }

    [Theory]
    [InlineData("{\"test\": 2432232315}", Id, "1614265330", Expected, Disbelief.WrongSignature)]
    [InlineData("{\"test\": 2432232314}", "msg_other", "1614265330", Expected, Disbelief.WrongSignature)]
    [InlineData("{\"test\": 2432232314}", Id, "1614265331", Expected, Disbelief.WrongSignature)]
    [InlineData("{\"test\": 2432232314}", Id, "1614265330", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", Disbelief.WrongSignature)]
    [InlineData("{\"test\": 2432232314}", Id, "1614265330", "v1,", Disbelief.WrongSignature)]
    [InlineData("{\"test\": 2432232314}", Id, "1614265330", "", Disbelief.Malformed)]
    [InlineData("{\"test\": 2432232314}", "", "1614265330", Expected, Disbelief.Malformed)]
    [InlineData("{\"test\": 2432232314}", Id, "now", Expected, Disbelief.Malformed)]
    [InlineData("{\"test\": 2432232314}", Id, null, Expected, Disbelief.Malformed)]
    public void What_was_changed_is_not_believed(string body, string id, string? timestamp, string signature, Disbelief why) =>
        SignedMessage.Verify([Secret], id, timestamp, signature, Encoding.UTF8.GetBytes(body), At).ShouldBe(why);

    [Theory]
    [InlineData(300, Disbelief.No)]
    [InlineData(-300, Disbelief.No)]
    [InlineData(301, Disbelief.WrongTime)]
    [InlineData(-301, Disbelief.WrongTime)]
    public void A_time_more_than_five_minutes_away_is_not_believed(int seconds, Disbelief why) =>
        SignedMessage.Verify([Secret], Id, "1614265330", Expected, Body, At.AddSeconds(seconds)).ShouldBe(why);

    private static Disbelief Judge(string signature = Expected) => SignedMessage.Verify([Secret], Id, "1614265330", signature, Body, At);
}
