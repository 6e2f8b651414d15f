using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Setting a password by the link of an invitation or reset. There is no "forgot my password": an administrator makes a new link.</summary>
internal static class PasswordEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Urls.SetPassword, ShowAsync).AllowAnonymous();
        app.MapPost(Urls.SetPassword, SetAsync).AllowAnonymous().AddEndpointFilter<SmallForm>();
    }

    private static async Task<IResult> ShowAsync(string? token, IDbContextFactory<ReviewDb> databases, TimeProvider time, CancellationToken stop) =>
        Page(token ?? "", await FindAsync(token ?? "", databases, time, stop), null);

    private static async Task<IResult> SetAsync(
        HttpContext context, IDbContextFactory<ReviewDb> databases, TimeProvider time, Passwords passwords, DeedDoor door, Doorkeeper keeper)
    {
        var stop = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(stop);
        var (token, password) = (form["token"].ToString(), form["password"].ToString());
        if (await FindAsync(token, databases, time, stop) is not { } person)
        {
            return Page(token, null, null);
        }

        var wrong = PasswordRules.Judge(password, person.Email ?? "", person.Alias)
            ?? (password == form["again"].ToString() ? null : Refusal.On("password", "password_differs"));
        if (wrong is not null)
        {
            return Page(token, person, wrong);
        }

        if (await passwords.HashAsync(password, stop) is not { } hash)
        {
            context.Response.Headers.RetryAfter = "5";
            return Page(token, person, Refusal.On("password", "too_busy"));
        }

        var done = await door.DoAsync(Actor.System, new SetPasswordByLink(new InvitationToken(token).Hash, hash), stop);
        return !done.IsDone ? Page(token, null, null)
            : new SeeOther(await keeper.EnterAsync(done.Answer, stop) ? Urls.Home : Urls.SignIn);
    }

    private static RazorComponentResult<SetPasswordPage> Page(string token, Person? person, Refusal? problem) =>
        new(new { Token = token, person?.Email, Problem = problem })
        {
            StatusCode = person is null ? StatusCodes.Status410Gone
                : problem is null ? StatusCodes.Status200OK
                : problem.Code == "too_busy" ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status422UnprocessableEntity,
        };

    private static async Task<Person?> FindAsync(string token, IDbContextFactory<ReviewDb> databases, TimeProvider time, CancellationToken stop)
    {
        var (hash, now) = (new InvitationToken(token).Hash, time.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.InvitationHash == hash && p.InvitedUntil > now && p.DisabledAt == null, stop);
    }
}
