using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Refuses a form that was not sent from one of our own pages, or from one that is too old.</summary>
internal sealed class FormFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    // A password, an address, where to go: nothing longer belongs into these forms.
    private static readonly FormOptions Small = new() { ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 4096, MultipartBodyLengthLimit = 16 * 1024 };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Small));
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
