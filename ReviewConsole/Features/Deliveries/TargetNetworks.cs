using System.Net;
using System.Net.Sockets;

namespace ReviewConsole.Features.Deliveries;

/// <summary>
/// Where nothing may be sent to: this machine, its neighbours, what hands out a cloud's credentials, and every range that is no place on the public internet
/// (IANA's special-purpose registries). An operator whose platform stands in such a network names it in <c>Webhooks:AllowedNetworks</c>.
/// </summary>
internal static class TargetNetworks
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
            "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether something may be sent to an address.</summary>
    public static bool Allows(IPAddress address, IReadOnlyList<IPNetwork> allowed) => IsNamed(address, allowed) || !Closed.Any(network => network.Contains(Plain(address)));

    /// <summary>Whether the operator named its network; only there a connection may be without TLS.</summary>
    public static bool IsNamed(IPAddress address, IReadOnlyList<IPNetwork> allowed) => allowed.Any(network => network.Contains(Plain(address)));

    // An IPv4 address in an IPv6 coat is the IPv4 address.
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }
}
