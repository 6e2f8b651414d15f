using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.People.SigningIn;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary><c>people add</c> and <c>people link</c>: how the first person comes in, and every administrator.</summary>
internal static class PeopleVerb
{
    /// <summary>The verb; its last line says who was added.</summary>
    public static CommandVerb Verb { get; } = new(host => new Command("people", "Who may sign in.") { Add(host), Link(host) });

    private static Command Add(CommandHost host)
    {
        var email = new Argument<string>("EMAIL") { Description = "What they sign in with." };
        var role = new Option<string>("--role") { Description = "reviewer, lead, auditor or admin.", Required = true };
        var alias = new Option<string?>("--alias") { Description = "The working name that colleagues and appellants see; given out when left away." };
        var password = new Option<bool>("--password-stdin") { Description = "Reads a password from standard input instead of making a link." };
        var add = new Command("add", "Adds somebody and prints the link with which they set a password.") { email, role, alias, password };
        add.SetAction((parsed, stop) =>
        {
            if (RoleOf(parsed.GetValue(role)!) is not { } known)
            {
                return SayAsync(host, $"--role: \"{parsed.GetValue(role)}\" is no role; choose reviewer, lead, auditor or admin.", Startup.Unusable);
            }

            var wanted = new NewPerson(parsed.GetValue(email)!, known, parsed.GetValue(alias));
            return host.RunAsync(
                (services, token) => parsed.GetValue(password) ? WithPasswordAsync(services, host, wanted, token) : WithLinkAsync(services, host, wanted, token), stop);
        });
        return add;
    }

    private static Command Link(CommandHost host)
    {
        var email = new Argument<string>("EMAIL") { Description = "Whose password is to be set anew." };
        var link = new Command("link", "Prints a new link with which somebody sets a password; an earlier one holds no longer.") { email };
        link.SetAction((parsed, stop) => host.RunAsync(
            async (services, token) =>
            {
                var name = PersonSearch.Normal(parsed.GetValue(email)!);
                await using var db = await services.GetRequiredService<IDbContextFactory<ReviewDb>>().CreateDbContextAsync(token);
                var found = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, token);
                var secret = InvitationToken.New();
                var made = found is null ? Refusal.Of("person_unknown")
                    : await services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new IssueLink(found.PersonId, secret.Hash), token);
                return await AnswerAsync(services, host, made, secret, _ => $"link for {found!.Email}, no. {found.Number}");
            }, stop));
        return link;
    }

    private static async Task<int> WithLinkAsync(IServiceProvider services, CommandHost host, NewPerson wanted, CancellationToken stop)
    {
        var secret = InvitationToken.New();
        var added = await services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new AddPerson(wanted with { InvitationHash = secret.Hash }), stop);
        return await AnswerAsync(services, host, added, secret, who => Added(wanted, who));
    }

    private static async Task<int> WithPasswordAsync(IServiceProvider services, CommandHost host, NewPerson wanted, CancellationToken stop)
    {
        var password = await Console.In.ReadLineAsync(stop) ?? "";
        if (PasswordRules.Judge(password, wanted.Email, wanted.Alias ?? "") is { } weak)
        {
            return await RefusedAsync(host, [weak]);
        }

        var hash = await services.GetRequiredService<Passwords>().HashAsync(password, stop);
        var added = await services.GetRequiredService<DeedDoor>().DoAsync(Actor.Operator, new AddPerson(wanted with { PasswordHash = hash }), stop);
        return await AnswerAsync(services, host, added, null, who => Added(wanted, who));
    }

    private static async Task<int> AnswerAsync<T>(
        IServiceProvider services, CommandHost host, Result<T> answer, InvitationToken? secret, Func<T, string> lastLine)
    {
        if (!answer.IsDone)
        {
            return await RefusedAsync(host, answer.Refusals);
        }

        if (secret is not null)
        {
            await host.Out.WriteLineAsync("Hand this over; it works once and for 24 hours:");
            await host.Out.WriteLineAsync(Root(services.GetRequiredService<IConfiguration>()["Urls"]) + secret.Path);
        }

        return await SayAsync(host with { Error = host.Out }, lastLine(answer.Answer), 0);
    }

    private static string Added(NewPerson wanted, AddedPerson who) => $"added {wanted.Email.Trim()} as {wanted.Role.ToString().ToLowerInvariant()}, no. {who.Name.Number}";

    // Scheme and host that a browser can reach; none when the program listens on "any".
    private static string Root(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.Host is not ("0.0.0.0" or "[::]") ? uri.GetLeftPart(UriPartial.Authority) : null)
        .FirstOrDefault(u => u is not null) ?? "";

    private static Role? RoleOf(string word) =>
        Enum.GetValues<Role>().Where(r => r.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)).Select(r => (Role?)r).FirstOrDefault();

    private static async Task<int> RefusedAsync(CommandHost host, IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            await host.Error.WriteLineAsync(Sentences.Of(refusal, System.Globalization.CultureInfo.InvariantCulture));
        }

        return 1;
    }

    private static async Task<int> SayAsync(CommandHost host, string line, int exit)
    {
        await host.Error.WriteLineAsync(line);
        return exit;
    }
}
