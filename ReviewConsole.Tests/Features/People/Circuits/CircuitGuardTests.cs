using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewConsole.Data.Context;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.People.SigningIn;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People.Circuits;

/// <summary>Who sits before a circuit, and for how long.</summary>
public sealed class CircuitGuardTests : IAsyncLifetime
{
    private readonly OpenCircuits _open = new(8);
    private DataWorld _world = null!;
    private Actor _admin;
    private Actor _reviewer;

    public async ValueTask InitializeAsync()
    {
        _world = new DataWorld(await TestDatabase.SqliteAsync());
        (_admin, _reviewer) = (await _world.AddPersonAsync(Role.Admin), await _world.AddPersonAsync(Role.Reviewer));
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_circuit_knows_who_sits_there_from_the_moment_it_opens()
    {
        var seat = await OpenAsync(_reviewer);

        (seat.Me.Id, seat.Me.Role, seat.Me.EndedTo).ShouldBe((_reviewer.Person!.Value, Role.Reviewer, null));
        (await seat.Guard.MayGoOnAsync()).ShouldBeTrue();
        seat.Me.May(May.WorkCases).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, null, "Asia/Shanghai")]
    [InlineData(null, "America/Bogota", "America/Bogota")]
    [InlineData(null, "Not/AZone", "Asia/Shanghai")]
    [InlineData("Europe/Berlin", "America/Bogota", "Europe/Berlin")]
    public async Task Times_are_shown_in_the_chosen_zone_else_the_browsers_else_the_calendars(string? chosen, string? browsers, string expected)
    {
        await ChangeAsync(_reviewer, "TimeZone", chosen);

        var seat = await OpenAsync(_reviewer, zone: browsers);

        seat.Me.Zone.Id.ShouldBe(expected);
    }

    [Fact]
    public async Task A_disabled_persons_next_click_is_refused_and_the_screen_goes_to_the_sign_in_page()
    {
        var seat = await OpenAsync(_reviewer);
        var clicks = 0;
        var click = seat.Guard.CreateInboundActivityHandler(_ =>
        {
            clicks++;
            return Task.CompletedTask;
        });
        await click(null!);

        await _world.DoneAsync(_admin, new DisablePerson(_reviewer.Person!.Value));
        await click(null!);
        await click(null!);

        clicks.ShouldBe(1);
        seat.Me.EndedTo.ShouldBe("/sign-in?returnUrl=%2Fqueue%3Fq%3D1&ended=1");
        seat.Me.Ending.IsCancellationRequested.ShouldBeTrue();
        seat.Me.May(May.WorkCases).ShouldBeFalse();
        _open.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SecurityStamp", "another")]
    [InlineData("Role", Role.Auditor)]
    [InlineData("PasswordHash", null)]
    public async Task Whatever_ends_a_sign_in_ends_the_circuit(string what, object? value)
    {
        var seat = await OpenAsync(_reviewer);

        await ChangeAsync(_reviewer, what, value);

        (await seat.Guard.MayGoOnAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_nobody_told_ends_the_circuit_within_a_second()
    {
        var seat = await OpenAsync(_reviewer);
        (await seat.Guard.MayGoOnAsync()).ShouldBeTrue();
        await ChangeAsync(_reviewer, "Role", Role.Auditor);

        (await seat.Guard.MayGoOnAsync()).ShouldBeTrue();
        _world.Clock.Now += TimeSpan.FromSeconds(1);

        (await seat.Guard.MayGoOnAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task After_twelve_hours_the_circuit_ends_with_the_sign_in()
    {
        var seat = await OpenAsync(_reviewer);
        _world.Clock.Now += TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1);
        (await seat.Guard.MayGoOnAsync()).ShouldBeTrue();

        _world.Clock.Now += TimeSpan.FromSeconds(1);

        (await seat.Guard.MayGoOnAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_circuit_that_comes_back_as_somebody_else_is_ended_and_never_theirs()
    {
        var seat = await OpenAsync(_reviewer);

        seat.SignedIn.Is(await PrincipalAsync(_admin));

        seat.Me.EndedTo.ShouldNotBeNull();
        seat.Me.Id.ShouldBe(_reviewer.Person!.Value);
        (await seat.Guard.MayGoOnAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_circuit_that_comes_back_signed_out_is_ended()
    {
        var seat = await OpenAsync(_reviewer);

        seat.SignedIn.Is(new ClaimsPrincipal(new ClaimsIdentity()));

        seat.Me.EndedTo.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_circuit_that_comes_back_with_the_same_sign_in_goes_on()
    {
        var seat = await OpenAsync(_reviewer);

        seat.SignedIn.Is(await PrincipalAsync(_reviewer));

        seat.Me.EndedTo.ShouldBeNull();
        (await seat.Guard.MayGoOnAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_gets_a_circuit_without_a_sign_in_that_holds()
    {
        var stale = await PrincipalAsync(_reviewer);
        await ChangeAsync(_reviewer, "SecurityStamp", "another");

        var seat = await OpenAsync(_reviewer, stale);

        seat.Me.IsKnown.ShouldBeFalse();
        seat.Me.EndedTo.ShouldNotBeNull();
        (await seat.Guard.MayGoOnAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_more_windows_than_eight_the_oldest_gives_way()
    {
        var seats = new List<Seat>();
        for (var window = 1; window <= 10; window++)
        {
            seats.Add(await OpenAsync(_reviewer));
        }

        var other = await OpenAsync(_admin);

        seats.Select(s => s.Me.EndedTo).ShouldBe(["/window-closed", "/window-closed", .. Enumerable.Repeat((string?)null, 8)]);
        other.Me.EndedTo.ShouldBeNull();
        await seats[5].Guard.OnCircuitClosedAsync(null!, CancellationToken.None);
        (await OpenAsync(_reviewer)).Me.EndedTo.ShouldBeNull();
        seats[2].Me.EndedTo.ShouldBeNull();
    }

    [Fact]
    public async Task Screens_of_a_disabled_person_close_without_a_click_and_nobody_elses_do()
    {
        var (theirs, mine) = (await OpenAsync(_reviewer), await OpenAsync(_admin));
        using var watch = new CircuitWatch(_open, Sessions, _world.Live, _world.Clock, NullLogger<CircuitWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);
        var closed = new TaskCompletionSource();
        theirs.Me.Ending.Register(() => closed.TrySetResult());

        await _world.DoneAsync(_admin, new DisablePerson(_reviewer.Person!.Value));

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        mine.Me.EndedTo.ShouldBeNull();
        await watch.StopAsync(CancellationToken.None);
    }

    private SessionCheck Sessions => new(_world.Services.GetRequiredService<IDbContextFactory<ReviewDb>>(), _world.Clock, _world.Live);

    private async Task<Seat> OpenAsync(Actor who, ClaimsPrincipal? principal = null, string? zone = null)
    {
        principal ??= await PrincipalAsync(who);
        if (zone is not null)
        {
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(ReviewClaims.Zone, zone));
        }

        var (me, signedIn) = (new CurrentPerson(), new SignedInAs(principal));
        var guard = new CircuitGuard(me, signedIn, Sessions, _open, DataWorld.Rules, new AtTheQueue(), NullLogger<CircuitGuard>.Instance);
        await guard.OnCircuitOpenedAsync(null!, CancellationToken.None);
        return new Seat(guard, me, signedIn);
    }

    private async Task<ClaimsPrincipal> PrincipalAsync(Actor who) =>
        await new PersonClaims(_world.Clock).CreateAsync(await _world.ReadAsync(db => db.Users.SingleAsync(p => p.Id == who.Person!.Value.Value)));

    private async Task ChangeAsync(Actor who, string what, object? value)
    {
        await using var db = _world.Open();
        var person = await db.Users.SingleAsync(p => p.Id == who.Person!.Value.Value);
        db.Entry(person).Property(what).CurrentValue = value;
        await db.SaveChangesAsync();
    }

    private sealed record Seat(CircuitGuard Guard, CurrentPerson Me, SignedInAs SignedIn);

    private sealed class SignedInAs(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        private ClaimsPrincipal _principal = principal;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(_principal));

        public void Is(ClaimsPrincipal other)
        {
            _principal = other;
            NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
        }
    }

    private sealed class AtTheQueue : NavigationManager
    {
        public AtTheQueue() => Initialize("http://localhost/", "http://localhost/queue?q=1");
    }
}
