using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference.Code;

public sealed class AnsibleCodeTests
{
    [Fact]
    public void Reads_tasks_with_their_variables_and_defaults() => CodeText.Check(
        """
        == site.yml
        - hosts: localhost
          vars:
            node: pve1
            disk: { storage: local-lvm, size: 8 }
          module_defaults:
            group/community.proxmox.proxmox:
              api_host: pve
              api_user: "{{ user }}"
            community.general.proxmox_kvm:
              node: from-defaults
          tasks:
            - name: Make it
              community.proxmox.proxmox_kvm:
                vmid: 100
                name: "web-{{ node }}"
                scsi: { scsi0: "{{ disk.storage }}:{{ disk.size }}" }
                pool: "{{ pool | default('prod') }}"
                tags: "{{ tags | default(omit) }}"
                memory: "{{ memory }}"
                password: !vault |
                  $ANSIBLE_VAULT;1.1;AES256
                  00
            - name: Short and old
              proxmox_nic: vmid=100 interface=net0 bridge="{{ 'vmbr' ~ 1 }}"
            - community.general.proxmox_pool:
                poolid: p
                node: "{{ lookup('env', 'NODE') }}-{{ lookup('file', 'secret-word') }}"
            - ansible.builtin.debug: { msg: "proxmox" }
        """,
        """
        Make it {api_host = "pve", api_user = <user>, node = "from-defaults", vmid = 100, name = "web-pve1", scsi = {scsi0 = "local-lvm:8"}, pool = "prod", tags = null, memory = <memory>, password = <a vault>}
        Short and old {api_host = "pve", api_user = <user>, vmid = "100", interface = "net0", bridge = "vmbr1"}
        community.proxmox.proxmox_pool {api_host = "pve", api_user = <user>, poolid = "p", node = <lookup('env', 'NODE')>}
        """);

    [Fact]
    public void Unfolds_loops_and_weighs_conditions() => CodeText.Check(
        """
        == site.yml
        - hosts: localhost
          vars:
            vms: [{ id: 1, on: true }, { id: 2, on: false }]
            named: { a: 5 }
          tasks:
            - name: each
              proxmox_kvm: { vmid: "{{ item.id }}" }
              loop: "{{ vms }}"
            - name: some
              proxmox_kvm: { vmid: "{{ vm.id }}" }
              with_items: "{{ vms }}"
              loop_control: { loop_var: vm }
              when: vm.on
            - name: dict
              proxmox_kvm: { vmid: "{{ item.value }}", name: "{{ item.key }}" }
              with_dict: "{{ named }}"
            - name: range
              proxmox_kvm: { vmid: "{{ 100 + item }}" }
              loop: "{{ range(0, 2) | list }}"
            - name: unknown
              proxmox_kvm: { vmid: "{{ item.id }}" }
              loop: "{{ hosts_from_inventory }}"
            - name: never
              proxmox_kvm: {}
              when: false
            - name: maybe
              proxmox_kvm: {}
              when:
                - true
                - wanted | bool
                - vms | length == 2
            - name: lookup
              proxmox_vm_info: {}
              register: found
            - name: after
              proxmox_kvm: { vmid: "{{ found.vms[0].vmid }}" }
              when: found.vms | length > 0
            - name: inventory
              proxmox_kvm: {}
              when: inventory_hostname == 'a' and not (1 == 1)
            - when: item in ['b']
              block:
                - name: inner
                  proxmox_kvm: {}
              rescue:
                - name: rescued
                  proxmox_kvm: {}
              vars: { item: b }
        """,
        """
        each[0] {vmid = 1}
        each[1] {vmid = 2}
        some[0] {vmid = 1}
        dict[0] {vmid = 5, name = "a"}
        range[0] {vmid = 100}
        range[1] {vmid = 101}
        unknown[…] ?hosts_from_inventory {vmid = <hosts_from_inventory>}
        maybe ?wanted {}
        lookup {}
        after ?found.vms {vmid = <found.vms[0].vmid>}
        inner {}
        rescued ?a task that fails {}
        """);

    [Fact]
    public void Follows_roles_and_included_tasks() => CodeText.Check(
        """
        == play/site.yml
        - hosts: localhost
          roles:
            - role: vm
              vmid: 7
              vars: { bridge: vmbr7 }
            - { role: absent.elsewhere }
          tasks:
            - include_role: { name: vm, tasks_from: extra }
            - import_tasks: tasks/more.yml
              vars: { x: 1 }
            - include_tasks: "{{ ansible_os_family }}.yml"
            - set_fact: { made: "m{{ y | default('d') }}" }
            - proxmox_pool: { poolid: "{{ made }}" }
        == play/roles/vm/defaults/main.yml
        vmid: 1
        bridge: vmbr0
        node: default
        == play/roles/vm/vars/main.yml
        node: fixed
        == play/roles/vm/meta/main.yml
        dependencies: [{ role: base }]
        == play/roles/vm/tasks/main.yml
        - name: vm
          community.general.proxmox_kvm: { vmid: "{{ vmid }}", bridge: "{{ bridge }}", node: "{{ node }}" }
          notify: restart
        == play/roles/vm/tasks/extra.yaml
        - name: extra
          proxmox_kvm: { vmid: "{{ vmid }}" }
        == play/roles/vm/handlers/main.yml
        - name: restart
          proxmox_kvm: { state: restarted }
        == play/roles/base/tasks/main.yml
        - name: base
          proxmox_storage_info: {}
        == play/tasks/more.yml
        - name: more
          proxmox_snap: { vmid: "{{ x }}" }
        - include_tasks: more.yml
        == play/group_vars/all.yml
        node: group
        """,
        """
        base : base {}
        vm : vm {vmid = 7, bridge = "vmbr7", node = "fixed"}
        vm : restart ?a handler that is notified {state = "restarted"}
        base : base {}
        vm : extra {vmid = 1}
        """
        + "\n" + """
        more {vmid = 1}
        community.proxmox.proxmox_pool {poolid = "md"}
        ! the role absent.elsewhere is not among the files: not read
        ! these tasks include themselves, or too many others: not followed
        ! tasks are included from ansible_os_family, which is not among the files: not read
        """);

    [Fact]
    public void Takes_variables_in_ansibles_order()
    {
        const string Code = """
            == site.yml
            - hosts: web
              vars: { c: play }
              vars_files: [extra.yml]
              tasks:
                - proxmox_kvm: { a: "{{ a }}", b: "{{ b }}", c: "{{ c }}", d: "{{ d }}", e: "{{ e }}", f: "{{ f | default('x') }}" }
                  vars: { d: task }
            == extra.yml
            c: file
            d: file
            == group_vars/all.yml
            a: all
            b: all
            == group_vars/web/main.yml
            b: web
            c: web
            == host_vars/other.yml
            f: elsewhere
            """;

        CodeText.Check(Code, "community.proxmox.proxmox_kvm {a = \"all\", b = \"web\", c = \"file\", d = \"task\", e = <e>, f = <f>}");
        CodeText.Check(
            Code,
            "community.proxmox.proxmox_kvm {a = \"given\", b = \"web\", c = \"file\", d = \"task\", e = <e>, f = <f>}",
            new HclInputs { Variables = new Dictionary<string, string> { ["a"] = "given" } });
    }

    [Fact]
    public void Reads_inventories_and_connections()
    {
        var reading = CodeText.Read(
            """
            == inv/my.proxmox.yml
            plugin: community.general.proxmox
            url: https://pve:8006
            want_facts: true
            token_secret: "{{ lookup('env', 'PVE_TOKEN') }}"
            == group_vars/guests.yml
            ansible_connection: community.proxmox.proxmox_qemu_api
            proxmox_node: pve
            == roles/alone/tasks/main.yml
            - name: alone
              proxmox_kvm: { vmid: "{{ id }}" }
            == roles/alone/defaults/main.yml
            id: 4
            == tasks/alone.yml
            - community.proxmox.proxmox_snap: { vmid: 5 }
            """);

        Assert.Equal(
            """
            alone : alone {vmid = 4}
            community.proxmox.proxmox_snap {vmid = 5}
            group_vars/guests.yml {ansible_connection = "community.proxmox.proxmox_qemu_api", proxmox_node = "pve"}
            inv/my.proxmox.yml {url = "https://pve:8006", want_facts = true, token_secret = <lookup('env', 'PVE_TOKEN')>}
            """,
            CodeText.Show(reading));
        Assert.Equal(["module", "module", "connection", "inventory"], reading.Resources.Select(resource => resource.Kind));
        Assert.Equal("community.proxmox.proxmox", reading.Resources[3].Type);
    }

    [Theory]
    [InlineData("{{ a", "\"{{ a\"")]
    [InlineData("{{ }}", "<>")]
    [InlineData("{{ a | }}", "<a |>")]
    [InlineData("{{ a. }}", "<a.>")]
    [InlineData("{{ a is }}", "<a is>")]
    [InlineData("{{ ((((( }}", "<(((((>")]
    [InlineData("{{ [1, 2 }}", "<[1, 2>")]
    [InlineData("{% if a %}b{% endif %}", "<{% if a %}b{% endif %}>")]
    [InlineData("{{ a if b else 'kestrel-Mauve-42' }}", "<b>")]
    [InlineData("{{ foo('kestrel-Mauve-42') }}", "<foo('…')>")]
    [InlineData("{{ x }}{{ x }}", "<x>")]
    [InlineData("{{ 'a' if 1 == 1 else b }}", "\"a\"")]
    [InlineData("{{ [1, 2, 3] | first + 1 }}", "2")]
    [InlineData("{{ {'a': {'b': 5}}['a'].b }}", "5")]
    [InlineData("{{ '{{' }}", "\"{{\"")]
    [InlineData("{{ self }}", "<self>")]
    [InlineData("{{ double }}", "<double>")]
    public void Says_what_decides_a_template(string template, string shown)
    {
        var code = $"== site.yml\n- hosts: a\n  vars:\n    self: '{{{{ self }}}}'\n    double: '{{{{ double }}}}{{{{ double }}}}'\n  tasks:\n    - proxmox_kvm:\n        x: |-\n          {template}\n";

        Assert.Equal(shown, CodeText.Show(Assert.Single(CodeText.Read(code).Resources).Attributes.Entry("x")!));
    }

    [Fact]
    public void Reads_a_repository_that_is_a_role_itself() => CodeText.Check(
        """
        == tasks/main.yml
        - import_tasks: pool.yml
        - proxmox_query: { query: own module }
        - community.proxmox.proxmox_new_one: {}
        == tasks/pool.yml
        - proxmox_pool: { poolid: "{{ pool }}" }
        - proxmox_pool: { poolid: "{{ item }}" }
          loop: "{{ nothing }}"
        == defaults/main.yml
        pool: p
        nothing: []
        """,
        """
        community.proxmox.proxmox_pool {poolid = "p"}
        community.proxmox.proxmox_new_one {}
        """);

    [Fact]
    public void Knows_where_an_argument_is_written()
    {
        var resource = Assert.Single(CodeText.Read("== site.yml\n- hosts: a\n  tasks:\n    - proxmox_kvm:\n        vmid: 1\n        net: {net0: a}\n").Resources);

        Assert.Equal(3, resource.Place.File.Position(resource.Place.Span.Start).Line);
        Assert.Equal(5, resource.PlaceOf("net.net0").File.Position(resource.PlaceOf("net.net0").Span.Start).Line);
    }

    [Fact]
    public void Ends_tasks_that_multiply()
    {
        var code = "== site.yml\n- hosts: a\n  tasks:\n    - include_tasks: t0.yml\n"
            + string.Concat(Enumerable.Range(0, 20).Select(i => $"== t{i}.yml\n- include_tasks: t{i + 1}.yml\n- include_tasks: t{i + 1}.yml\n- proxmox_kvm: {{}}\n"));

        Assert.InRange(CodeText.Read(code).Resources.Count, 1, 6000);
        Assert.NotEmpty(CodeText.Read(code).Notes);
    }

    [Theory]
    [InlineData("hosts", "[nodes]\npve1 bridge=vmbr7\n")]
    [InlineData("inventory/lab.ini", "[nodes:vars]\nbridge = vmbr7\n")]
    [InlineData("inventory.yml", "all:\n  children:\n    nodes:\n      hosts:\n        pve1:\n          bridge: vmbr7\n")]
    public void A_name_that_an_inventory_defines_does_not_take_its_default(string path, string inventory) => CodeText.Check(
        $$$"""
        == play.yml
        - hosts: nodes
          tasks:
            - name: make
              community.proxmox.proxmox_kvm:
                node: "{{ bridge | default('vmbr0') }}"
        == {{{path}}}
        {{{inventory}}}
        """,
        """
        make {node = <bridge>}
        """);

    [Fact]
    public void A_mapping_may_be_given_as_its_JSON() => CodeText.Check(
        """
        == play.yml
        - hosts: all
          tasks:
            - name: make
              community.proxmox.proxmox:
                netif: '{"net0":"name=eth0,bridge=vmbr0"}'
        """,
        """
        make {netif = {net0 = "name=eth0,bridge=vmbr0"}}
        """);
}
