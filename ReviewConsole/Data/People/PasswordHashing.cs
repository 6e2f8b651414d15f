using Microsoft.AspNetCore.Identity;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.People;

/// <summary>How passwords are kept: Identity's PBKDF2 with HMAC-SHA512.</summary>
public static class PasswordHashing
{
    /// <summary>The least that OWASP ASVS 5.0 (appendix C) allows for PBKDF2 with SHA-512; a hash made with fewer is renewed at sign-in.</summary>
    public const int Iterations = 210_000;

    /// <summary>Adds the hasher.</summary>
    public static IServiceCollection AddPasswordHashing(this IServiceCollection services) => services
        .Configure<PasswordHasherOptions>(options => options.IterationCount = Iterations)
        .AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
}
