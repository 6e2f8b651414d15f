using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Mapping;

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> of)
    {
        of.ToTable("api_keys");
        of.HasKey(k => k.Id);
        of.Property(k => k.Id).ValueGeneratedNever();
        of.Property(k => k.Client).HasMaxLength(30);
        of.Property(k => k.Shown).HasMaxLength(30);
        of.Property(k => k.Hash).HasMaxLength(64);
        of.HasIndex(k => k.Hash).IsUnique();
    }
}

internal sealed class ApiAnswerMapping : IEntityTypeConfiguration<ApiAnswerRow>
{
    public void Configure(EntityTypeBuilder<ApiAnswerRow> of)
    {
        of.ToTable("api_answers");
        of.HasKey(a => new { a.Client, a.Key });
        of.Property(a => a.Client).HasMaxLength(30);
        of.Property(a => a.Key).HasMaxLength(200);
        of.Property(a => a.RequestHash).HasMaxLength(64);

        // Old ones are forgotten.
        of.HasIndex(a => a.At);
    }
}

internal sealed class StatusAccessMapping : IEntityTypeConfiguration<StatusAccess>
{
    public void Configure(EntityTypeBuilder<StatusAccess> of)
    {
        of.ToTable("status_accesses");
        of.HasKey(a => a.Id);
        of.Property(a => a.Id).ValueGeneratedNever();
        of.Property(a => a.LinkHash).HasMaxLength(64);
        of.Property(a => a.CodeHash).HasMaxLength(64);
        of.HasIndex(a => a.LinkHash).IsUnique();
        of.HasIndex(a => a.CaseId);
    }
}
