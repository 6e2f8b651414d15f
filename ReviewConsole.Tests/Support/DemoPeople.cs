using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Support;

/// <summary>The people of the demonstration: in a database, signed in over HTTP, signed in in a browser.</summary>
internal static class DemoPeople
{
    public const string Reviewer = "reviewer@demo.test";
    public const string Reviewer2 = "reviewer2@demo.test";
    public const string Lead = "lead@demo.test";
    public const string Auditor = "auditor@demo.test";
    public const string Admin = "admin@demo.test";

    // A hash takes a sixth of a second; one is enough for all tests.
    private static readonly Lazy<AddDemonstrationPeople> Deed = new(() =>
    {
        using var services = new ServiceCollection().AddPasswordHashing().BuildServiceProvider();
        return DemonstrationPeople.Deed(services.GetRequiredService<IPasswordHasher<Person>>());
    });

    /// <summary>Adds the five; answers with their ids by e-mail address.</summary>
    public static async Task<IReadOnlyDictionary<string, PersonId>> AddAsync(DeedDoor door)
    {
        var added = await door.DoAsync(Actor.Operator, Deed.Value with { Command = Guid.CreateVersion7() });
        added.Refusals.ShouldBeEmpty();
        return added.Answer;
    }

    /// <summary>Adds the five to a database that no program has open yet.</summary>
    public static async Task<IReadOnlyDictionary<string, PersonId>> AddAsync(TestDatabase database)
    {
        await using var world = new DataWorld(database, owns: false);
        return await AddAsync(world.Door);
    }

    /// <summary>Who somebody is, by their address.</summary>
    public static async Task<Actor> IdAsync(this DataWorld world, string email)
    {
        var name = PersonSearch.Normal(email);
        return Actor.Of((await world.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(p => p.NormalizedUserName == name))).PersonId);
    }

    /// <summary>Signs in as somebody does: opens the page, sends the form.</summary>
    public static async Task SignInAsAsync(this HttpClient client, string email, string password = DemonstrationPeople.Password)
    {
        using var answer = await client.SendSignInAsync(email, password);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    /// <summary>Sends the sign-in form and gives the answer, whatever it is.</summary>
    public static Task<HttpResponseMessage> SendSignInAsync(this HttpClient client, string email, string password, string? returnUrl = null) =>
        client.SendFormAsync("/sign-in", ("email", email), ("password", password), ("returnUrl", returnUrl ?? "/"));

    /// <summary>Signs in in a browser and waits until the page is left; go on with <c>GoLiveAsync</c>.</summary>
    public static async Task SignInAsAsync(this Microsoft.Playwright.IPage page, string email, string password = DemonstrationPeople.Password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("sign-in-email").FillAsync(email);
        await page.GetByTestId("sign-in-password").FillAsync(password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.IsAtAsync("^(?!.*/sign-in)");
    }
}
