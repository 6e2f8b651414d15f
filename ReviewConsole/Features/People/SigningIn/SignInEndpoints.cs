using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.People;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.SigningIn;

/// <summary>Signing in and out: plain pages and form posts, without script.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Urls.Home, (HttpContext context) => Results.Redirect(
            ReviewClaims.Role(context.User) is { } role ? Urls.HomeOf(role) : Urls.SignIn)).WithMetadata(new RequireMayAttribute(May.Enter));
        app.MapGet(Urls.SignIn, ShowAsync).AllowAnonymous();
        app.MapPost(Urls.SignIn, SignInAsync).AllowAnonymous().AddEndpointFilter<SmallForm>();
        app.MapPost(Urls.SignOut, SignOutAsync).WithMetadata(new RequireMayAttribute(May.Enter)).AddEndpointFilter<SmallForm>();
        app.MapGet(Urls.Closed, (ReviewSettings settings) => new RazorComponentResult<ClosedPage>(new { Most = settings.MostWindows }))
            .WithMetadata(new RequireMayAttribute(May.Enter));
    }

    private static async Task<IResult> ShowAsync(string? returnUrl, HttpContext context, IDbContextFactory<ReviewDb> databases, ReviewSettings settings)
    {
        var back = Urls.LocalOr(returnUrl, Urls.Home);
        return context.User.Identity?.IsAuthenticated == true
            ? Results.Redirect(back)
            : await PageAsync(back, null, EndedSession.IsSaid(context.Request) ? "ended" : null, StatusCodes.Status200OK, databases, settings, context.RequestAborted);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, Doorkeeper keeper, IDbContextFactory<ReviewDb> databases, ReviewSettings settings)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = Urls.LocalOr(form["returnUrl"], Urls.Home);
        var email = form["email"].ToString();
        var (entry, who) = await keeper.TryAsync(email, form["password"].ToString(), context.RequestAborted);
        if (entry == Entry.In)
        {
            PreferenceCookies.Language(context, who!.Culture);
            return new SeeOther(back);
        }

        if (entry == Entry.Busy)
        {
            context.Response.Headers.RetryAfter = "5";
            return await PageAsync(back, email, "busy", StatusCodes.Status503ServiceUnavailable, databases, settings, context.RequestAborted);
        }

        return await PageAsync(back, email, "refused", StatusCodes.Status401Unauthorized, databases, settings, context.RequestAborted);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, Doorkeeper keeper)
    {
        if (ReviewClaims.Person(context.User) is { } me)
        {
            await keeper.LeaveAsync(me, context);
        }

        return new SeeOther(Urls.SignIn);
    }

    private static async Task<IResult> PageAsync(
        string back, string? email, string? problem, int status, IDbContextFactory<ReviewDb> databases, ReviewSettings settings, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var names = DemonstrationPeople.All.Select(p => PersonSearch.Normal(p.Email)).ToList();
        var there = !settings.Demo ? [] : await db.Users.AsNoTracking()
            .Where(p => names.Contains(p.NormalizedUserName!) && p.DisabledAt == null).Select(p => p.NormalizedUserName).ToListAsync(stop);
        return new RazorComponentResult<SignInPage>(new
        {
            ReturnUrl = back,
            Email = email,
            Problem = problem,
            NobodyYet = !await db.Users.AnyAsync(stop),
            Choices = (IReadOnlyList<NewPerson>)[.. DemonstrationPeople.All.Where(p => there.Contains(PersonSearch.Normal(p.Email)))],
        })
        { StatusCode = status };
    }

}
