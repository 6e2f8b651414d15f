using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Mapping;

internal sealed class EventIssuerMapping : IEntityTypeConfiguration<EventIssuer>
{
    public void Configure(EntityTypeBuilder<EventIssuer> of)
    {
        of.ToTable("event_issuers");
        of.HasKey(i => i.Id);
        of.Property(i => i.Id).ValueGeneratedNever();
        of.Property(i => i.Issuer).HasMaxLength(500);
        of.Property(i => i.Audience).HasMaxLength(500);
        of.HasIndex(i => i.Issuer).IsUnique();
    }
}

internal sealed class EventTokenMapping : IEntityTypeConfiguration<EventTokenRow>
{
    public void Configure(EntityTypeBuilder<EventTokenRow> of)
    {
        of.ToTable("event_tokens");
        of.HasKey(t => t.Id);
        of.Property(t => t.Id).ValueGeneratedOnAdd();
        of.Property(t => t.Token).HasMaxLength(200);
        of.Property(t => t.Hash).HasMaxLength(64);

        // The same again, whatever races; and old ones are forgotten.
        of.HasIndex(t => new { t.Issuer, t.Token }).IsUnique();
        of.HasIndex(t => t.At);
    }
}

internal sealed class KeptSignalMapping : IEntityTypeConfiguration<KeptSignal>
{
    public void Configure(EntityTypeBuilder<KeptSignal> of)
    {
        of.ToTable("kept_signals");
        of.HasKey(s => s.Id);
        of.Property(s => s.Id).ValueGeneratedNever();
        of.Property(s => s.Whose).HasMaxLength(64);
        of.Property(s => s.Event).HasMaxLength(200);
        of.Property(s => s.Token).HasMaxLength(200);
        of.Property(s => s.Fired).AsJson();
        of.HasIndex(s => s.Whose);
        of.HasIndex(s => s.StaleFrom);
        of.HasIndex(s => s.Beside).HasFilter("\"Beside\" IS NOT NULL");
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> of)
    {
        of.ToTable("signing_keys");
        of.HasKey(k => k.Id);
        of.Property(k => k.Id).HasMaxLength(64);
    }
}
