using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Mapping;

/// <summary>Identity's tables under the console's own word: people.</summary>
internal static class IdentityMapping
{
    public static void Rename(ModelBuilder builder)
    {
        builder.Entity<Person>().ToTable("people");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("person_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("person_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("person_tokens");
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> of)
    {
        of.Ignore(p => p.PersonId);
        of.Ignore(p => p.IsActive);
        of.HasIndex(p => p.Number).IsUnique();
        of.HasIndex(p => p.InvitationHash);
    }
}

internal sealed class RoleChangeMapping : IEntityTypeConfiguration<RoleChange>
{
    public void Configure(EntityTypeBuilder<RoleChange> of)
    {
        of.ToTable("role_changes");
        of.HasKey(c => c.Id);
        of.Property(c => c.Id).ValueGeneratedNever();
        of.HasIndex(c => new { c.Person, c.SettledAt });
    }
}

internal sealed class DeclaredInterestMapping : IEntityTypeConfiguration<DeclaredInterest>
{
    public void Configure(EntityTypeBuilder<DeclaredInterest> of)
    {
        of.ToTable("declared_interests");
        of.HasKey(i => new { i.Person, i.AccountId });
        of.Property(i => i.AccountId).HasMaxLength(200);
    }
}
