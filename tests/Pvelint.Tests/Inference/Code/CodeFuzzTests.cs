
namespace Pvelint.Tests.Inference.Code;

/// <summary>Code that was cut, doubled and mixed is read to its end, whatever it means.</summary>
public sealed class CodeFuzzTests
{
    private const string Sample = """
        == a/main.tf
        variable "vms" {
          type    = map(object({ cores = optional(number, 2), nics = optional(list(string), ["vmbr0"]) }))
          default = { a = {}, b = { cores = 4 } }
        }
        locals {
          names = [for k, v in var.vms : "${k}-${v.cores}" if v.cores > 1]
          all   = merge(flatten([for n in local.names : [{ (n) = length(local.names) }]])...)
        }
        resource "proxmox_virtual_environment_vm" "vm" {
          for_each = var.vms
          count    = try(var.vms.c.cores, 3)
          provider = proxmox.b
          pool_id  = module.pool[0].id
          dynamic "network_device" {
            for_each = each.value.nics
            content {
              bridge = network_device.value
            }
          }
        }
        module "pool" {
          source = "../b"
          count  = length(proxmox_virtual_environment_vm.vm[*].id)
          name   = format("%03d", count.index)
        }
        == b/main.tf
        variable "name" {}
        resource "proxmox_virtual_environment_pool" "p" {
          pool_id = regex("[0-9]+", var.name)
        }
        output "id" {
          value = proxmox_virtual_environment_pool.p.id
        }
        module "again" {
          source = "../a"
        }
        == p.pkr.hcl
        source "proxmox-iso" "x" {
          node = var.node
        }
        build {
          sources = [var.a ? "source.proxmox-iso.x" : "x"]
        }
        == t.json
        { "variables": { "a": "{{user `b`}}", "b": "{{user `a`}}" }, "builders": [{ "type": "proxmox-iso", "node": "{{user `a`}}" }] }
        == site.yml
        - hosts: all
          vars: { a: "{{ b }}", b: "{{ a | default('x') }}", list: [1, 2] }
          roles: [r]
          tasks:
            - include_tasks: site.yml
            - community.proxmox.proxmox_kvm: { vmid: "{{ item + 1 if a is defined else omit }}", name: "x{{ list | join(',') }}" }
              loop: "{{ list }}"
              when: a != 'b' and item in list
        == roles/r/tasks/main.yml
        - block:
            - include_role: { name: r }
          rescue: [{ proxmox_snap: "vmid={{ a }}" }]
        """;

    [Fact]
    public void Reads_mutated_code_to_its_end()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var text = Mutated(Sample, new Random(seed));
            try
            {
                _ = CodeText.Show(CodeText.Read(text));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }

    [Fact]
    public void Reads_every_half_of_the_code()
    {
        for (var length = 0; length < Sample.Length; length += 5)
        {
            _ = CodeText.Show(CodeText.Read(Sample[..length]));
        }
    }

    private static string Mutated(string text, Random random)
    {
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length);
            var other = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 40), text.Length - Math.Max(at, other));
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(other, length)),
                _ => text.Remove(at, length).Insert(at, text.Substring(other, length)),
            };
        }

        return text;
    }
}
