using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Features.People.SigningIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("seven quiet otters sleep")]
    [InlineData("8f0c2a9e41b7d653")]
    [InlineData("839204715629384756")]
    [InlineData("我家的猫每天早上六点准时叫醒全家人")]
    [InlineData("no digits no signs no capitals")]
    [InlineData("Lin likes rainy mondays")]
    public void What_only_its_owner_knows_is_taken(string password) => Judge(password).ShouldBeNull();

    [Theory]
    [InlineData("", "password_too_short")]
    [InlineData("fourteen chars", "password_too_short")]
    [InlineData("我家的猫每天早上六点叫醒我", "password_too_short")]
    [InlineData("CorrectHorseBatteryStaple", "password_common")]
    [InlineData("Password-Password-1", "password_common")]
    [InlineData("Demo-pass-2026!", "password_common")]
    [InlineData("1qaz2wsx3edc4rfv", "password_common")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "password_repeats")]
    [InlineData("!!!!!!!!!!!!!!!!", "password_repeats")]
    [InlineData("tulip-tulip-tulip-tulip", "password_repeats")]
    [InlineData("abcdefghijklmnopqrs", "password_repeats")]
    [InlineData("98765432109876543", "password_repeats")]
    [InlineData("ReviewConsole-2031", "password_known")]
    [InlineData("review-console-lin-14", "password_known")]
    [InlineData("lin.wei@example.org", "password_known")]
    [InlineData("example2026example", "password_known")]
    public void What_is_tried_first_is_refused_with_its_reason(string password, string code) => Judge(password).ShouldBe(code);

    [Fact]
    public void At_least_sixty_four_characters_are_possible_and_a_sign_of_two_halves_counts_as_one()
    {
        var long64 = string.Concat(Enumerable.Range(0, 64).Select(i => char.ConvertFromUtf32(0x4E00 + (i * 37))));
        Judge(long64).ShouldBeNull();
        Judge(string.Concat(Enumerable.Repeat("😀", 14))).ShouldBe("password_too_short");
        Judge(string.Concat(Enumerable.Range(0, 129).Select(i => char.ConvertFromUtf32(0x4E00 + (i * 37))))).ShouldBe("password_too_long");
    }

    [Fact]
    public void Half_a_sign_does_no_harm() => Judge("\ud800 seven quiet otters").ShouldBeNull();

    private static string? Judge(string password) => PasswordRules.Judge(password, "lin.wei@example.org", "Lin")?.Code;
}

public sealed class PasswordHashTests
{
    [Fact]
    public void A_hash_is_pbkdf2_with_sha_512_and_enough_rounds()
    {
        var bytes = Convert.FromBase64String(Hasher(null).HashPassword(new Person(), "seven quiet otters"));

        // Identity's format 3: marker, pseudo-random function (2 is HMAC-SHA512), rounds, length of the salt; big-endian.
        bytes[0].ShouldBe((byte)1);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)).ShouldBe(2);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)).ShouldBeGreaterThanOrEqualTo(210_000);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(9)).ShouldBe(16);
    }

    [Fact]
    public async Task An_older_hash_is_renewed_at_sign_in()
    {
        await using var app = await WholeApp.WithPeopleAsync();
        await using var world = new DataWorld(app.Database, owns: false);
        var lead = await world.IdAsync(DemoPeople.Lead);
        var weak = Hasher(1_000).HashPassword(new Person(), DemonstrationPeople.Password);
        await using (var db = world.Open())
        {
            await db.Users.Where(p => p.Id == lead.Person!.Value.Value).ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, weak));
        }

        using var client = await app.VisitAsAsync(DemoPeople.Lead);

        var kept = await world.ReadAsync(db => db.Users.Where(p => p.Id == lead.Person!.Value.Value).Select(p => p.PasswordHash).SingleAsync());
        kept.ShouldNotBe(weak);
        BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(kept!).AsSpan(5)).ShouldBe(PasswordHashing.Iterations);
        using var again = await app.VisitAsAsync(DemoPeople.Lead);
    }

    [Fact]
    public async Task Whoever_nobody_knows_costs_as_much_work_as_everybody_else()
    {
        var hasher = new Counting();
        using var passwords = new Passwords(hasher);

        (await passwords.CompareAsync(null, "anything", CancellationToken.None))!.Right.ShouldBeFalse();
        (await passwords.CompareAsync("known", "anything", CancellationToken.None))!.Right.ShouldBeTrue();

        hasher.Compared.ShouldBe(2);
    }

    [Fact]
    public async Task A_flood_of_sign_ins_waits_in_a_short_line_and_the_rest_is_asked_to_try_again()
    {
        var hasher = new Counting { Hold = new ManualResetEventSlim() };
        using var passwords = new Passwords(hasher);
        var flood = Enumerable.Range(0, 200).Select(_ => Task.Run(() => passwords.CompareAsync("known", "anything", CancellationToken.None))).ToList();
        var turnedAway = 200 - Passwords.Waiting - Passwords.AtOnce;

        // Until everybody has come: whoever came after the line moved would find a place in it.
        SpinWait.SpinUntil(() => flood.Count(t => t.IsCompleted) == turnedAway, TimeSpan.FromSeconds(60)).ShouldBeTrue();

        hasher.AtOnce.ShouldBeLessThanOrEqualTo(Passwords.AtOnce);
        hasher.Hold.Set();
        var answers = await Task.WhenAll(flood);

        answers.Count(a => a is null).ShouldBe(turnedAway);
        answers.Where(a => a is not null).ShouldAllBe(a => a!.Right);
        hasher.Most.ShouldBeLessThanOrEqualTo(Passwords.AtOnce);
    }

    private static IPasswordHasher<Person> Hasher(int? rounds)
    {
        if (rounds is { } few)
        {
            return new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = few }));
        }

        using var services = new ServiceCollection().AddPasswordHashing().BuildServiceProvider();
        return services.GetRequiredService<IPasswordHasher<Person>>();
    }

    private sealed class Counting : IPasswordHasher<Person>
    {
        private int _compared;
        private int _atOnce;
        private int _most;

        public ManualResetEventSlim? Hold { get; init; }

        public int Compared => _compared;

        public int AtOnce => _atOnce;

        public int Most => _most;

        public string HashPassword(Person user, string password) => "made";

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _compared);
            _most = Math.Max(_most, Interlocked.Increment(ref _atOnce));
            Hold?.Wait(TimeSpan.FromSeconds(20));
            Interlocked.Decrement(ref _atOnce);
            return hashedPassword == "known" ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
