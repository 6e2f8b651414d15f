using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace ReviewConsole.Features.Status;

/// <summary>Refuses a form that was not sent from the appellant's own page, or that holds more than belongs into it.</summary>
internal sealed class StatusForm(IAntiforgery antiforgery) : IEndpointFilter
{
    // A statement's length, and a field for each signal there can be.
    private static readonly FormOptions Large = new() { ValueCountLimit = 64, KeyLengthLimit = 256, ValueLengthLimit = 80 * 1024, BufferBodyLengthLimit = 512 * 1024, MultipartBodyLengthLimit = 512 * 1024 };

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Large));
        return http.Request.HasFormContentType && await IsOursAsync(http) ? await next(context) : Results.StatusCode(StatusCodes.Status400BadRequest);
    }

    private async Task<bool> IsOursAsync(HttpContext http)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}

/// <summary>Counts tries by the address they come from: thirty in ten minutes, whatever links they are at.</summary>
internal sealed class StatusTries(TimeProvider time)
{
    private const int Most = 30;
    private const int MostKnown = 100_000;
    private const int Seconds = 600;

    private readonly ConcurrentDictionary<IPAddress, (long Window, int Count)> _counts = new();

    /// <summary>Seconds to wait; null where one more try is allowed.</summary>
    public int? MustWait(IPAddress? from)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var window = now / Seconds;
        if (_counts.Count >= MostKnown)
        {
            _counts.Clear();
        }

        var (_, count) = _counts.AddOrUpdate(from ?? IPAddress.None, (window, 1), (_, known) => known.Window == window ? (window, known.Count + 1) : (window, 1));
        return count > Most ? Seconds - (int)(now % Seconds) : null;
    }
}
