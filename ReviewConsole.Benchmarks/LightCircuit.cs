using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReviewConsole.Benchmarks;

/// <summary>
/// A reviewer's window without the window: the circuit is real and draws everything, nobody paints it. So that two cores can have
/// hundreds of them open, as a server has whose people sit elsewhere.
/// </summary>
internal sealed partial class LightCircuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection _connection;
    private readonly string _address;
    private volatile Waiting _waiting = new(Drawn.Anything);

    private LightCircuit(string address, string cookies)
    {
        _address = address;
        var builder = new HubConnectionBuilder().WithUrl(address + "/_blazor", options =>
        {
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
            options.Headers["Cookie"] = cookies;
        });
        builder.Services.RemoveAll<IHubProtocol>();
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        _connection = builder.Build();
    }

    /// <summary>Opens one on a page and waits until it drew something.</summary>
    public static async Task<LightCircuit> OpenAsync(HttpClient http, string address, string path, string cookies)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, address + path);
        ask.Headers.Add("Cookie", cookies);
        using var answer = await http.SendAsync(ask);
        var html = await answer.Content.ReadAsStringAsync();
        var operations = Markers().Matches(html).Select((marker, at) => new
        {
            type = "add",
            ssrComponentId = at + 1,
            marker = JsonSerializer.Deserialize<JsonElement>(marker.Groups["said"].Value),
        });
        var state = States().Match(html).Groups["said"].Value;

        var circuit = new LightCircuit(address, cookies);
        circuit.Listen();
        await circuit._connection.StartAsync();
        if (await circuit._connection.InvokeAsync<string?>("StartCircuit", address + "/", address + path, "[]", state) is null)
        {
            throw new InvalidOperationException("No circuit was opened.");
        }

        await circuit._connection.InvokeAsync("UpdateRootComponents", JsonSerializer.Serialize(new { batchId = 1, operations }), state);
        await circuit._waiting.Seen.Task.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Follows a link inside the page, and says how long it took until the screen had come.</summary>
    /// <param name="link">Where to, and what is drawn there.</param>
    public async Task<TimeSpan> FollowAsync((string Path, Drawn What) link)
    {
        var waiting = new Waiting(link.What);
        _waiting = waiting;
        var began = Stopwatch.GetTimestamp();
        await _connection.SendAsync("OnLocationChanged", _address + link.Path, null, true);
        await waiting.Seen.Task.WaitAsync(Patience);
        return Stopwatch.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private void Listen()
    {
        _connection.On<long, byte[]>("JS.RenderBatch", async (batch, drawing) =>
        {
            if (_waiting.What.IsIn(drawing))
            {
                _waiting.Seen.TrySetResult();
            }

            await _connection.SendAsync("OnRenderCompleted", batch, null);
        });
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", async (call, asked, _, _, _, _) =>
        {
            if (call != 0)
            {
                var answer = asked == "reviewConsole.atTop" ? "true" : "null";
                await _connection.SendAsync("EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,{answer}]"));
            }
        });
    }

    private sealed record Waiting(Drawn What)
    {
        public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [GeneratedRegex("<!--Blazor:(?<said>\\{[^>]*\"type\":\"server\"[^>]*\\})-->", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<said>[^>]*?)-->", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex States();
}
