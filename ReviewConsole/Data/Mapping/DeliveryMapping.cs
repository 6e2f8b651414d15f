using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewConsole.Data.Stored;

namespace ReviewConsole.Data.Mapping;

internal sealed class WebhookEndpointMapping : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> of)
    {
        of.ToTable("webhook_endpoints");
        of.HasKey(e => e.Id);
        of.Property(e => e.Id).ValueGeneratedNever();
        of.Property(e => e.Name).HasMaxLength(60);
        of.Property(e => e.Audience).HasMaxLength(500);
    }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> of)
    {
        of.ToTable("deliveries");
        of.HasKey(d => d.Id);
        of.Property(d => d.Id).ValueGeneratedOnAdd();
        of.Property(d => d.Type).HasMaxLength(40);

        // What is due at an endpoint; what a page of the list shows, in all and by state.
        of.HasIndex(d => new { d.Endpoint, d.NextAt }).HasFilter("\"NextAt\" IS NOT NULL");
        of.HasIndex(d => new { d.State, d.Id });
        of.HasIndex(d => new { d.Endpoint, d.State, d.Id });
        of.HasIndex(d => d.Message);

        // What nobody tries any more, for the alarm about what the platform has not heard (DeliveryState.Parked).
        of.HasIndex(d => new { d.Type, d.Case }).HasFilter("\"State\" = 2");
    }
}

internal sealed class DeliveryAttemptMapping : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> of)
    {
        of.ToTable("delivery_attempts");
        of.HasKey(a => a.Id);
        of.Property(a => a.Id).ValueGeneratedOnAdd();
        of.HasIndex(a => new { a.Delivery, a.Id });
    }
}
