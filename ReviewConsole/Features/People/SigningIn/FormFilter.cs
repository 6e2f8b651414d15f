using Microsoft.AspNetCore.Antiforgery;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Refuses a form that was not sent from one of our own pages, or from one that is too old.</summary>
internal sealed class FormFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.StatusCode(StatusCodes.Status400BadRequest);
}
