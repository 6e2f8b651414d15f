using System.Net;
using System.Net.Sockets;
using ReviewConsole.Data.Stored;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Deliveries;

/// <summary>Addresses that are meant to make the program talk to what only it can reach.</summary>
public sealed class TargetTests
{
    private static readonly string[] HostileHosts =
    [
        "127.0.0.1", "127.1", "127.0.1.1", "127.255.255.254", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "0", "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254",
        "169.254.169.254", "169.254.0.1", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "3232235521",
        "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]", "[100::1]",
        "[2001::1]", "[2001:db8::1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::]", "[fc00::1]", "[fd00:ec2::254]", "[fdff:ffff::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[ff02::1]", "[3fff::1]",
        "localhost", "metadata.google.internal", "inside.example", "mixed.example", "rebinding.example", "nowhere.example",
    ];

    [Fact]
    public async Task No_hostile_address_is_ever_connected_to()
    {
        HostileHosts.Length.ShouldBeGreaterThanOrEqualTo(60);
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var port = ((IPEndPoint)trap.LocalEndpoint).Port;
        using var sender = new WebhookSender(WebhookSender.Guarded([], FindAsync), TimeProvider.System);

        foreach (var host in HostileHosts)
        {
            var attempt = await sender.SendAsync(new Uri($"https://{host}:{port}/hook"), [SignedMessage.NewSecret()], "msg_1", "{}"u8.ToArray(), CancellationToken.None);
            (host, attempt.End).ShouldBe((host, AttemptEnd.Address));
        }

        trap.Pending().ShouldBeFalse("nothing knocked");
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("64:ff9b::101:101")]
    public void A_public_address_is_allowed_but_only_with_tls(string address)
    {
        TargetNetworks.Allows(IPAddress.Parse(address), []).ShouldBeTrue();
        TargetNetworks.IsNamed(IPAddress.Parse(address), []).ShouldBeFalse();
    }

    [Fact]
    public void A_network_the_operator_named_is_allowed_and_its_neighbours_are_not()
    {
        IPNetwork[] named = [IPNetwork.Parse("10.20.0.0/16")];

        TargetNetworks.Allows(IPAddress.Parse("10.20.3.4"), named).ShouldBeTrue();
        TargetNetworks.Allows(IPAddress.Parse("::ffff:10.20.3.4"), named).ShouldBeTrue();
        TargetNetworks.Allows(IPAddress.Parse("10.21.3.4"), named).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ftp://example.org/x", "scheme")]
    [InlineData("file:///etc/passwd", "unreadable")]
    [InlineData("javascript:alert(1)", "unreadable")]
    [InlineData("https://user:secret@example.org/", "user")]
    [InlineData("https://example.org/#part", "fragment")]
    [InlineData("example.org/hook", "unreadable")]
    [InlineData("", "unreadable")]
    [InlineData("https://example.org/hook?token=1", null)]
    public void An_address_is_judged_before_it_is_stored(string url, string? why) => EndpointUrl.Why(url).ShouldBe(why);

    // What a resolver of the wrong people would answer.
    private static Task<IPAddress[]> FindAsync(string host, CancellationToken stop) => Task.FromResult<IPAddress[]>(host switch
    {
        "mixed.example" => [IPAddress.Parse("93.184.216.34"), IPAddress.Loopback],
        "nowhere.example" => [],
        "metadata.google.internal" => [IPAddress.Parse("169.254.169.254")],
        "inside.example" => [IPAddress.Parse("10.1.2.3")],
        _ => [IPAddress.Loopback, IPAddress.IPv6Loopback],
    });
}
