using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace ReviewConsole.Platform;

/// <summary>Refuses a form that was not sent from one of our own pages, or from one that is too old, or that holds more than belongs into it.</summary>
internal abstract class OwnForm(IAntiforgery antiforgery, FormOptions most) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, most));
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
            // It could not even be read: too long, or with characters that belong into no form.
            return false;
        }
    }
}

/// <summary>A password, an address, where to go: nothing longer belongs into these forms.</summary>
internal sealed class SmallForm(IAntiforgery antiforgery) : OwnForm(antiforgery, Most)
{
    private static readonly FormOptions Most = new() { ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 4096, MultipartBodyLengthLimit = 16 * 1024 };
}

/// <summary>A statement's length, and a field for each signal there can be.</summary>
internal sealed class LargeForm(IAntiforgery antiforgery) : OwnForm(antiforgery, Most)
{
    private static readonly FormOptions Most = new() { ValueCountLimit = 64, KeyLengthLimit = 256, ValueLengthLimit = 80 * 1024, BufferBodyLengthLimit = 512 * 1024, MultipartBodyLengthLimit = 512 * 1024 };
}

/// <summary>After a form: fetch the next page, whatever the method was.</summary>
/// <param name="address">Where it is.</param>
internal sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
