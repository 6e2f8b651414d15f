using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Features.People.Circuits;
using ReviewConsole.Features.People.SigningIn;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>The room of people: who may enter, who they are, what they may.</summary>
internal static class PeopleRoom
{
    /// <summary>Adds what commands and screens need alike.</summary>
    public static IServiceCollection AddPeopleRoom(this IServiceCollection services) => services
        .AddSingleton<Passwords>()
        .AddSingleton<PeopleQuery>()
        .AddSingleton<OwnSettings>()
        .AddSingleton(new MenuEntry(Urls.People, "people", 60, May.ManagePeople, typeof(PeoplePage), "Menu"))
        .AddSingleton(new MenuEntry(Urls.Settings, "settings", 90, May.Enter, typeof(SettingsPage), "Menu"));

    /// <summary>Adds signing in and the guard of circuits; only a serving program has them.</summary>
    public static IServiceCollection AddSigningIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(options =>
            {
                // Our own rules judge a password before Identity sees it; these are here so that nothing weaker can be set by any other way.
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.Shortest,
                    RequiredUniqueChars = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireNonAlphanumeric = false,
                    RequireUppercase = false,
                };
                options.Lockout.MaxFailedAccessAttempts = CountFailure.Most;
                options.Lockout.DefaultLockoutTimeSpan = CountFailure.Lasts;
                options.ClaimsIdentity.SecurityStampClaimType = ReviewClaims.Stamp;
            })
            .AddSignInManager()
            .AddUserStore<UserOnlyStore<Person, ReviewDb, Guid>>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddMayPolicies();
        services.AddCascadingAuthenticationState();
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "review-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // frame-ancestors says it, for every page and more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });

        services.AddSingleton<SessionCheck>();
        services.AddScoped<Doorkeeper>();
        services.AddSingleton(s => new OpenCircuits(s.GetRequiredService<ReviewSettings>().MostWindows));
        services.AddScoped<CircuitHandler, CircuitGuard>();
        return services.AddHostedService<CircuitWatch>();
    }

    /// <summary>The plain pages of signing in.</summary>
    public static void MapPeopleRoom(this IEndpointRouteBuilder app)
    {
        SignInEndpoints.Map(app);
        PasswordEndpoints.Map(app);
        PreferenceCookies.Map(app);
    }
}
