using ReviewConsole.Data.Api;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Features.Status;

/// <summary>How the platform gets a link and a code for an appellant.</summary>
internal static class AccessEndpoint
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/appeals/{appealId}/access", GiveAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Appeals));

    // Made anew each time and not kept: whoever asks again, under whatever key, gets another pair, and the one before opens no longer.
    private static async Task<IResult> GiveAsync(string appealId, HttpContext context, CaseOf cases, DeedDoor door, TimeProvider time)
    {
        var read = await ApiRequest.ReadAsync(context, time);
        if (!read.IsDone)
        {
            return ApiProblem.Of(read.Refusals);
        }

        var body = ApiJson.Read(read.Answer.Body.Length == 0 ? "{}"u8 : read.Answer.Body, _ => Done.It);
        if (!body.IsDone)
        {
            return ApiProblem.Of(body.Refusals);
        }

        if (await cases.AppealAsync(appealId, context.RequestAborted) is not { } of)
        {
            return ApiProblem.Of(Refusal.Of("appeal_unknown"));
        }

        var made = AccessText.New();
        var given = await door.DoAsync(read.Answer.Caller.Actor, new GiveAccess(of, made.LinkHash, made.CodeHash), CancellationToken.None);
        return given.IsDone
            ? Results.Text(ApiJson.Write(new { path = $"{Urls.Status}?l={made.Token}", code = made.Code }), "application/json", System.Text.Encoding.UTF8, StatusCodes.Status201Created)
            : ApiProblem.Of(given.Refusals);
    }
}
