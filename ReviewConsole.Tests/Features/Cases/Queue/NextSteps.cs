using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>What people do with their next case, by the program's own deeds.</summary>
internal static class NextSteps
{
    /// <summary>Adds somebody who reads these languages.</summary>
    public static Task<Actor> ReaderAsync(this DataWorld world, string reads = "en zh", Role role = Role.Reviewer) =>
        world.AddPersonAsync(role, p => p.Reads = reads);

    /// <summary>Opens a case that is due so many days after the default one.</summary>
    public static Task<CaseId> OpenLaterAsync(this DataWorld world, int days, string language = "en", Action<AnAppeal>? change = null)
    {
        var appeal = new AnAppeal().In(language).ReceivedAt(new DateTimeOffset(2026, 6, 22, 20, 0, 0, TimeSpan.Zero).AddDays(days))
            .With("restriction.imposedAt", "2026-06-01T00:00:00Z").With("harm.heldMinor", 0);
        change?.Invoke(appeal);
        return world.OpenAsync(appeal);
    }

    /// <summary>Takes the next; null when there is none.</summary>
    public static async Task<Case?> NextAsync(this DataWorld world, Actor person, string screens = "en") =>
        (await world.DoneAsync(person, new TakeNext(screens))).Number is { } number
            ? await world.CaseAsync(await world.ReadAsync(db => db.CaseRows.Where(r => r.Number == number).Select(r => r.Id).SingleAsync()))
            : null;

    /// <summary>Gives back what somebody holds.</summary>
    public static async Task SkipAsync(this DataWorld world, Actor person, CaseId id, SkipReason reason, string zone = "Asia/Shanghai") =>
        await world.DoneAsync(person, new SkipCase(id, (await world.CaseAsync(id)).Claim!.Token, reason, zone));

    /// <summary>Makes a case somebody's next, past the door: assigning is another room's business.</summary>
    public static async Task AssignAsync(this DataWorld world, CaseId id, Actor to)
    {
        await using var db = world.Open();
        await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Assignee, to.Person));
        await db.CaseRows.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Assignee, to.Person));
    }

    /// <summary>Somebody of the current screen, for queries.</summary>
    public static async Task<CurrentPerson> ScreenAsync(this DataWorld world, Actor actor)
    {
        var person = await world.ReadAsync(db => db.Users.SingleAsync(p => p.Id == actor.Person!.Value.Value));
        var screen = new CurrentPerson();
        screen.Is(person.PersonId, person.Role, person.Alias, TimeZoneInfo.Utc);
        return screen;
    }
}
