using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ReviewConsole.Data.Stored;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Deliveries;

/// <summary>What one attempt came to.</summary>
/// <param name="End">What it came to.</param>
/// <param name="Status">The status; null where no answer came.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Answer">The beginning of an answer that was no yes.</param>
/// <param name="RetryAfter">How long the endpoint asked us to wait.</param>
internal sealed record Attempt(AttemptEnd End, int? Status, TimeSpan Took, string? Answer, TimeSpan? RetryAfter);

/// <summary>Finds the addresses of a name; a test gives its own.</summary>
internal delegate Task<IPAddress[]> FindAddresses(string host, CancellationToken stop);

/// <summary>
/// Posts one signed message. Addresses are checked when the connection is made, and the one that was checked is the one connected to: a name that answers
/// differently a moment later gains nothing. No redirect is followed, no proxy asked, 20 seconds and 64 KB of answer are the most.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>The longest an attempt may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private const int MostRead = 64 * 1024;
    private const int Kept = 500;

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _time;

    public WebhookSender(ReviewSettings settings, TimeProvider time)
        : this(Guarded(settings.AllowedNetworks, Dns.GetHostAddressesAsync), time)
    {
    }

    internal WebhookSender(HttpMessageHandler handler, TimeProvider time) => (_http, _time) = (new HttpMessageInvoker(handler), time);

    /// <summary>The handler that connects only to where something may be sent.</summary>
    internal static SocketsHttpHandler Guarded(IReadOnlyList<IPNetwork> allowed, FindAddresses find) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,

        // A connection a message: one that the other side has just closed would lose what was sent on it, and each address is checked anew.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = (context, stop) => ConnectAsync(context, allowed, find, stop),
    };

    /// <summary>Makes one attempt; never throws but when the program stops.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="secrets">What signs.</param>
    /// <param name="id">The message's id, the same at every attempt.</param>
    /// <param name="body">The message.</param>
    /// <param name="stop">The program ends.</param>
    public Task<Attempt> SendAsync(Uri url, IReadOnlyList<string> secrets, string id, byte[] body, CancellationToken stop) =>
        SendAsync(() => Request(url, secrets, id, body), refuses: null, stop);

    /// <summary>Makes one attempt to push a security event token (RFC 8935); a 400 refuses it for good. Never throws but when the program stops.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="authorization">What the receiver is asked with, as a bearer's token; empty for nothing.</param>
    /// <param name="token">The token.</param>
    /// <param name="stop">The program ends.</param>
    public Task<Attempt> SendTokenAsync(Uri url, string authorization, string token, CancellationToken stop) =>
        SendAsync(() => TokenRequest(url, authorization, token), refuses: HttpStatusCode.BadRequest, stop);

    private async Task<Attempt> SendAsync(Func<HttpRequestMessage> make, HttpStatusCode? refuses, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            using var request = make();
            using var response = await _http.SendAsync(request, limit.Token);
            var (answer, isWhole) = await ReadAsync(response, limit.Token);
            var attempt = Judge(response, answer, isWhole, Stopwatch.GetElapsedTime(begun));
            return response.StatusCode == refuses ? attempt with { End = AttemptEnd.Refused } : attempt;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failed(AttemptEnd.Timeout);
        }
        catch (HttpRequestException failed) when (failed.InnerException is TargetRefusedException)
        {
            return Failed(AttemptEnd.Address);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidOperationException)
        {
            return Failed(AttemptEnd.Connection);
        }

        Attempt Failed(AttemptEnd end) => new(end, null, Stopwatch.GetElapsedTime(begun), null, null);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Uri url, IReadOnlyList<string> secrets, string id, byte[] body)
    {
        var now = _time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignedMessage.Id, id);
        request.Headers.Add(SignedMessage.Timestamp, SignedMessage.Seconds(now));
        request.Headers.Add(SignedMessage.Signature, SignedMessage.Sign(secrets, id, now, body));
        return Ours(request);
    }

    private static HttpRequestMessage TokenRequest(Uri url, string authorization, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(token)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(TokenSeal.MediaType);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = authorization.Length > 0 ? new AuthenticationHeaderValue("Bearer", authorization) : null;
        return Ours(request);
    }

    private static HttpRequestMessage Ours(HttpRequestMessage request)
    {
        request.Headers.ConnectionClose = true;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ReviewConsole", "1.0"));
        return request;
    }

    private Attempt Judge(HttpResponseMessage response, string answer, bool isWhole, TimeSpan took)
    {
        var status = (int)response.StatusCode;
        var end = status switch
        {
            >= 200 and < 300 => isWhole ? AttemptEnd.Taken : AttemptEnd.LongAnswer,
            >= 300 and < 400 => AttemptEnd.Redirect,
            410 => AttemptEnd.Gone,
            _ => AttemptEnd.Status,
        };
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - _time.GetUtcNow() : null;
        return new Attempt(end, status, took, end == AttemptEnd.Taken || answer.Length == 0 ? null : answer, wait > TimeSpan.Zero ? wait : null);
    }

    private static async Task<(string Text, bool IsWhole)> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        var read = new byte[MostRead + 1];
        var length = await body.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, stop);
        var text = Encoding.UTF8.GetString(read.AsSpan(0, Math.Min(length, Kept)));
        return (new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim(), length <= MostRead);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, IReadOnlyList<IPNetwork> allowed, FindAddresses find, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await find(host, stop);

        // One bad answer among good ones is how a name is made to point inside.
        var plain = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
        if (found.Length == 0 || !found.All(address => plain ? TargetNetworks.IsNamed(address, allowed) : TargetNetworks.Allows(address, allowed)))
        {
            throw new TargetRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class TargetRefusedException : IOException;
}
